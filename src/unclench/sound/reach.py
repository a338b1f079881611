"""All that decides a stretch of a mix, as a digest, without making a sample of it."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from unclench.sound.ambience import NONE
from unclench.sound.curve import cells
from unclench.sound.mixdown import Mix
from unclench.sound.plan import utterance
from unclench.timeline import Cue

if TYPE_CHECKING:
    from hashlib import _Hash

_MAKERS = ("av", "numpy", "soxr")
"""What other people's code of a sample or a packet comes from."""


def reached(mix: Mix, start: int, n: int) -> str:
    """Digest of everything that can be heard in samples [start, start+n) of a mix.

    Two stretches with the same digest are the same samples. The reverse need not hold.
    """
    told = hashlib.sha256(_makers())
    a, b = max(start, 0), min(start + n, mix.length)
    _tell(told, start, n, a, b)
    if a < b:
        _ambience(told, mix, a, b)
        _tones(told, mix, a, b)
        _speech(told, mix, a, b)
    return told.hexdigest()


def _ambience(told: "_Hash", mix: Mix, a: int, b: int) -> None:
    first, last = cells(a, b - a)
    gain = mix.plan.bed[first:last]
    if mix.ambience == NONE or not gain.any():
        return
    tuning = mix.tuning
    _tell(told, mix.ambience, mix.seed, tuning.intensity, tuning.brightness, tuning.width)
    if tuning.in_step:
        # Where one breath leads to another far off, no stretch can tell by itself.
        _tell(told, *((cue.kind, cue.start, cue.end) for cue in mix.timeline.breaths))
    told.update(gain.tobytes())


def _tones(told: "_Hash", mix: Mix, a: int, b: int) -> None:
    if mix.breath_tone:
        for cue in _within(mix.timeline.breaths, a, b):
            _tell(told, cue.kind, cue.start, cue.end, float(mix.plan.breath))
        first, last = cells(a, b - a)
        told.update(mix.plan.fade[first:last].tobytes())
    for cue in _within(mix.timeline.chimes, a, b):
        _tell(told, cue.kind, cue.start, cue.end, float(mix.plan.chime))


def _speech(told: "_Hash", mix: Mix, a: int, b: int) -> None:
    for cue, gain in zip(mix.timeline.speech, mix.plan.voice, strict=True):
        if cue.start < b and cue.end > a:
            clip = mix.clips[utterance(cue)]
            _tell(told, cue.start, cue.end, float(gain), clip.rate, len(clip.samples))
            told.update(clip.samples.tobytes())


def _within(cues: tuple[Cue, ...], a: int, b: int) -> Iterator[Cue]:
    return (cue for cue in cues if cue.start < b and cue.end > a)


def _tell(told: "_Hash", *things: object) -> None:
    told.update(repr(things).encode())


@cache
def _makers() -> bytes:
    """Digest of the code that makes sound: none of it may change unnoticed."""
    told = hashlib.sha256(repr([version(name) for name in _MAKERS]).encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        told.update(path.read_bytes())
    return told.digest()
