"""How loud each thing is: every number of the sound that is a choice."""

from dataclasses import dataclass, replace

from unclench.vocabulary import Tuning


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Loudness of a session and of what is in it.

    Sources: ``method.md`` 9.5 for target, ceiling, balance and fades; ``audio.md`` 3
    for the times of ducking and the distance of the ceiling.
    """

    target_lufs: float = -19.0
    """Integrated loudness of the whole session, in LUFS."""
    ceiling_dbtp: float = -2.5
    """Highest true peak before encoding. Half a decibel under the -2 dBTP of what is
    delivered, because lossy formats overshoot."""
    bed_below_voice_db: float = 14.0
    """How far the ambience lies under the voice while it speaks, in dB (12 to 18)."""
    duck_db: float = 9.0
    """How much louder the ambience is where nobody speaks, in dB; it keeps the loudness
    range at 10 LU, with long pauses and the ocean too."""
    duck_before_s: float = 0.35
    """How long before the voice the ambience steps back."""
    duck_after_s: float = 1.4
    """How long it takes to come forward again."""
    breath_below_voice_db: float = 19.0
    """How far the breath tone's fullest moment lies under the voice, in dB."""
    chime_below_voice_db: float = 16.0
    """How far a chime's loudest moment lies under the voice, in dB."""
    least_below_db: float = 12.0
    """How far everything else together lies under the voice while it speaks, at least,
    however it is tuned, in dB: under each line, not only under all of them."""
    fade_in_s: float = 4.0
    fade_out_s: float = 12.0
    """Of ambience and breath tone; 8 to 30 s by day. Never more than a fifth of the
    session."""
    voice_fade_db: float = 0.0
    """How much softer the voice is at its last word, in dB."""
    voice_fade_s: float = 180.0
    """Over how long before that it grows softer."""

    def tuned(self, tuning: Tuning) -> "Levels":
        """Return the levels as somebody's ear likes them.

        Each wish moves one thing against the voice, and loudness over all stays. While
        the voice speaks, nothing comes nearer to it than `least_below_db`; where nobody
        speaks, the ambience comes as far forward as is wished, and at most to the voice's
        own loudness.
        """
        least = self.least_below_db
        quieter = tuning.voice - tuning.ambience
        below = max(least, self.bed_below_voice_db + quieter)
        forward = max(0.0, self.bed_below_voice_db - self.duck_db + quieter)
        return replace(
            self,
            bed_below_voice_db=below,
            duck_db=below - forward,
            breath_below_voice_db=max(
                # The tone sounds with words: it has half of what may lie under them.
                least + 3,
                self.breath_below_voice_db + tuning.voice - tuning.breath,
            ),
            chime_below_voice_db=max(
                least, self.chime_below_voice_db + tuning.voice - tuning.chime
            ),
        )

    @classmethod
    def day(cls) -> "Levels":
        """Return levels for a session that ends awake."""
        return cls()

    @classmethod
    def sleep(cls) -> "Levels":
        """Return levels for falling asleep: softer, and fading away."""
        return replace(cls(), target_lufs=-23.0, fade_out_s=60.0, voice_fade_db=6.0)
