"""Whether each line, and the quiet after it, is in the sound as it was planned."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from unclench.sound import AMBIENCES, NONE, Mix, Stem
from unclench.sound.loudness import HOP, Powers, integrated, k_powers, lufs
from unclench.sound.plan import utterance
from unclench.timeline import Cue, Timeline
from unclench.vocabulary import SAMPLE_RATE, Clip, Utterance

ONSET_WITHIN = 0.05
"""Seconds by which speech may lie beside its cue."""
LOOKED_UP = 12
"""Spoken cues whose stems are mixed again, evenly spread."""
ABOVE_BY = 10.5
"""dB by which a line has to lie over all else while it sounds: the 12 that are planned
(``method.md`` 9.5), less what a drop or a gust may do within a line, and the beginning,
whose gain is a forecast."""
AS_PLANNED_DB = 3.0
"""dB by which a line or a quiet may be louder or softer in the finished file than it was
planned: by 36 of each with nine ambiences, none was more than 0.6 beside."""
HUSHED = -55.0
"""LUFS under which two quiets are alike."""
ABRUPT_DB = 6.0
LAST = 60
"""dB that the loudness of 400 ms may jump within 100 ms, where nobody speaks, in so many
seconds at the end (``method.md`` 9.5)."""
AUDIBLE = -45.0
"""LUFS from which a jump can be heard."""

_SPEECH = 0.004
"""Share of a line's peak from which sound counts as speech (-48 dB): a little under that
by which clips are trimmed, as a breathed “h” is soft."""
_SHORTEST = 5
"""Hops that a stretch has at least, to be compared."""
_VOICE, _REST = frozenset({Stem.VOICE}), frozenset(Stem) - {Stem.VOICE}


def amiss(mix: Mix, powers: Powers) -> Iterator[str]:
    """Say what is not as planned, and at which line.

    Parameters
    ----------
    mix
        What was to be heard.
    powers
        K-weighted powers of the decoded file, each 100 ms.
    """
    yield from _misworded(mix)
    yield from _misplaced(mix)
    yield from _otherwise(mix, powers)
    # What jumps in a sound of one's own was told when it was added.
    if mix.ambience in (*AMBIENCES, NONE):
        yield from _abrupt(mix.timeline, powers)


def spoken_at(mix: Mix, cue: Cue) -> tuple[int, int] | None:
    """Find where in a mix's voice the speech of a cue begins and ends, in samples."""
    start, sound = _around(mix, cue, _VOICE)
    found = _speech_in(np.abs(sound[0]))
    return (start + found[0], start + found[1]) if found else None


def _misworded(mix: Mix) -> Iterator[str]:
    """Look at every line: its words' times, and where in its clip the speech is."""
    known: dict[Utterance, bool] = {}
    for cue in mix.timeline.speech:
        starts = [word.start for word in cue.words]
        if starts != sorted(starts) or not all(
            0 <= start <= cue.end - cue.start for start in starts
        ):
            yield f"the words of the line {_named(cue)} are out of their order"
        said = utterance(cue)
        if said not in known:
            known[said] = _beside(mix.clips[said])
        if known[said]:
            yield f"the line {_named(cue)} has silence at its ends, or none in between"


def _beside(clip: Clip) -> bool:
    """Tell whether a clip's speech begins or ends elsewhere than it does."""
    found = _speech_in(np.abs(clip.samples.astype(np.int32)))
    allowed = ONSET_WITHIN * clip.rate
    return not found or found[0] > allowed or len(clip.samples) - found[1] > allowed


def _misplaced(mix: Mix) -> Iterator[str]:
    """Look up some spoken cues: where the voice has them, and how far above the rest."""
    speech = mix.timeline.speech
    few = np.linspace(0, len(speech) - 1, min(LOOKED_UP, len(speech)))
    for cue in (speech[round(i)] for i in few):
        found = spoken_at(mix, cue)
        if found is None:
            yield f"the line {_named(cue)} is not heard"
            continue
        if max(abs(found[0] - cue.start), abs(found[1] - cue.end)) > (
            ONSET_WITHIN * SAMPLE_RATE
        ):
            yield f"the line {_named(cue)} is heard at {found[0] / SAMPLE_RATE:.2f} s"
        if (above := above_rest(mix, cue)) < ABOVE_BY:
            yield f"the line {_named(cue)} is only {above:.1f} dB above the rest"


def above_rest(mix: Mix, cue: Cue) -> float:
    """How far a line lies above all else while it sounds, in dB."""
    length = cue.end - cue.start
    voice = integrated(k_powers(mix.mix(cue.start, length, stems=_VOICE)), window=1)
    rest = k_powers(mix.mix(cue.start, length, stems=_REST)).mean()
    return voice - lufs(float(rest))


def _otherwise(mix: Mix, powers: Powers) -> Iterator[str]:
    """Compare the finished file with the plan, line by line and quiet by quiet."""
    for cue, quiet, start, end in _stretches(mix.timeline):
        # Whole hops only; a quiet's first and last lie too near to speech.
        first, last = -(-start // HOP) + quiet, end // HOP - quiet
        if last - first < _SHORTEST:
            continue
        heard, planned = (
            max(lufs(float(each[first:last].mean())), HUSHED)
            for each in (powers, mix.plan.powers)
        )
        if abs(heard - planned) > AS_PLANNED_DB:
            what = "the quiet after the line" if quiet else "the line"
            yield (
                f"{what} {_named(cue)} is at {heard:.1f} LUFS, "
                f"where {planned:.1f} were planned"
            )


def _stretches(timeline: Timeline) -> Iterator[tuple[Cue, bool, int, int]]:
    """Each line, and each quiet after one: the line, whether quiet, start and end."""
    speech = timeline.speech
    ends = [*(cue.start for cue in speech[1:]), timeline.length]
    for cue, until in zip(speech, ends, strict=True):
        yield cue, False, cue.start, cue.end
        yield cue, True, cue.end, until


def _abrupt(timeline: Timeline, powers: Powers) -> Iterator[str]:
    """Look for jumps of loudness in the last minute, away from words and chimes."""
    meant = np.zeros(len(powers), bool)
    for cue in (*timeline.speech, *timeline.chimes):
        meant[max(0, cue.start // HOP - 1) : -(-cue.end // HOP) + 1] = True
    first = max(0, len(powers) - LAST * SAMPLE_RATE // HOP)
    moments = np.convolve(powers[first:], np.full(4, 0.25), "valid")
    level = 10 * np.log10(np.maximum(moments, 1e-12)) - 0.691
    spoken = np.convolve(meant[first:], np.ones(4), "valid") > 0
    for i, (before, after) in enumerate(pairwise(level)):
        away = not (spoken[i] or spoken[i + 1])
        if away and min(before, after) > AUDIBLE and abs(after - before) > ABRUPT_DB:
            at = (first + i + 4) * HOP / SAMPLE_RATE
            last = [cue for cue in timeline.speech if cue.start < at * SAMPLE_RATE]
            where = f", after the line {_named(last[-1])}" if last else ""
            yield f"it jumps by {abs(after - before):.1f} dB at {at:.1f} s{where}"


def _around(
    mix: Mix, cue: Cue, stems: frozenset[Stem]
) -> tuple[int, NDArray[np.float32]]:
    """A cue's sound with a little before and after: its first sample, and the samples."""
    around = round(2 * ONSET_WITHIN * SAMPLE_RATE)
    start = cue.start - around
    return start, mix.mix(start, cue.end + around - start, stems=stems)


def _speech_in(
    loud: NDArray[np.float32] | NDArray[np.int32],
) -> tuple[int, int] | None:
    """First sample of speech in magnitudes, and the one past its last."""
    spoken = np.flatnonzero(loud > _SPEECH * loud.max(initial=0))
    return (int(spoken[0]), int(spoken[-1]) + 1) if len(spoken) else None


def _named(cue: Cue) -> str:
    return f"{cue.line} at {cue.start / SAMPLE_RATE:.2f} s"
