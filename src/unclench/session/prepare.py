"""From a recipe to everything that its sound is made of."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from unclench.composer import Recipe, Script, write
from unclench.content import Library
from unclench.session.studio import Progress, Studio
from unclench.sound import Levels, Mix, Pinned
from unclench.sound.own import OWN, find_own
from unclench.timeline import Timeline
from unclench.timeline.chimes import with_chimes
from unclench.timeline.fit import fit
from unclench.vocabulary import SAMPLE_RATE, Ending
from unclench.voice import speak

PINNED_WITHIN = 0.4
"""LU that a session with the gains of an earlier one may miss its loudness by: under the
0.5 that is heard as another loudness (``audio.md`` 6)."""


class OtherVoice(ValueError):  # noqa: N818 - reads as what it says: another voice
    """A recipe was made for a voice that is not the one at hand."""

    def __init__(self, wanted: str, given: str) -> None:
        self.wanted = wanted
        self.given = given
        super().__init__(
            f"This session was chosen for the voice “{wanted}”, and the one at hand is "
            f"“{given}”. Choose it again."
        )


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A session that is settled to the sample, and not yet a file."""

    recipe: Recipe
    script: Script
    timeline: Timeline
    mix: Mix


def prepare(
    recipe: Recipe,
    library: Library,
    studio: Studio,
    *,
    progress: Progress = lambda _: None,
) -> Prepared:
    """Write, speak and fit a session.

    Apart from the clips that are kept for the next time, a pure function: the same
    recipe, library and voice always prepare the same session.

    Raises
    ------
    OtherVoice
        If the recipe is for another voice than the studio's.
    ChangedSound
        If it is for a sound of their own that is gone, or another now.
    ChangedLibrary
        If the scripts have changed since the recipe was made.
    DoesNotFit
        If the script can't be as short or as long as the recipe says.
    VoiceError
        If a line can't be spoken.
    OSError
        If the clips can't be kept.
    """
    if recipe.voice != studio.voice.identity:
        raise OtherVoice(recipe.voice, studio.voice.identity)
    if recipe.ambience.startswith(OWN):
        find_own(recipe.ambience, studio.sounds)
    script = write(recipe, library)
    with ThreadPoolExecutor(1) as beside:
        # Engines speak in processes of their own; here there is time for the textures.
        beside.submit(unsaid(recipe, studio).open, 0, 1)
        clips = speak(
            script.utterances,
            studio.voice,
            store=studio.clips,
            workers=studio.workers,
            progress=progress,
        )
    durations = {utterance: clip.spoken for utterance, clip in clips.items()}
    kept = recipe.kept
    timeline = fit(script, durations, recipe.minutes, kept.times if kept else ())
    if recipe.chimed:
        timeline = with_chimes(timeline)
    mix = replace(unsaid(recipe, studio), timeline=timeline, clips=clips)
    if kept:
        mix = _as_loud(mix, Pinned(kept.voice_lufs, kept.gain_db))
    return Prepared(recipe, script, timeline, mix)


def unsaid(recipe: Recipe, studio: Studio) -> Mix:
    """Return the mix of a session as it is known before anything is spoken."""
    return Mix(
        timeline=Timeline(round(recipe.minutes * 60 * SAMPLE_RATE), (), ()),
        clips={},
        tables=studio.textures,
        sounds=studio.sounds,
        ambience=recipe.ambience,
        seed=recipe.seed,
        breath_tone=recipe.breath_tone,
        tuning=recipe.tuning,
        levels=Levels.sleep() if recipe.ending is Ending.FADE else Levels.day(),
    )


def _as_loud(mix: Mix, pinned: Pinned) -> Mix:
    """Return a mix with the gains of an earlier session, where they still serve."""
    as_before = replace(mix, pinned=pinned)
    beside = as_before.plan.predicted_lufs - mix.levels.target_lufs
    return as_before if abs(beside) < PINNED_WITHIN else mix
