"""A session as sound: any stretch of it, at any time, always the same samples."""

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unclench.sound import breath, chime
from unclench.sound.ambience import NONE, Pace, bed_named
from unclench.sound.curve import Curve, cells, interpolate
from unclench.sound.levels import Levels
from unclench.sound.opening import known, opening
from unclench.sound.plan import Pinned, Plan, planned, utterance
from unclench.sound.width import Bed, Narrowed
from unclench.sound.within import Within
from unclench.timeline import Cue, Timeline
from unclench.vocabulary import SAMPLE_RATE, Clip, Clips, Tuning

_EDGE = 96
"""Samples, 2 ms, over which a clip is let in and out, so that none can click."""

_KEPT = 3
"""Clips held at 48 kHz at a time; the next stretch most often needs the same."""


class Stem(StrEnum):
    """What a mix is made of."""

    VOICE = "voice"
    BREATH = "breath"
    CHIME = "chime"
    BED = "bed"


ALL = frozenset(Stem)


@dataclass(frozen=True, eq=False, kw_only=True)
class Mix:
    """Voice, breath tone, chimes and ambience on one timeline.

    `mix(start, n)` is a pure function: no filter and no block has a memory, so chunks
    can be made apart, in any order, in other processes, and be the same samples.
    """

    timeline: Timeline
    clips: Clips
    """The samples of every utterance in the timeline."""
    tables: Path
    """Folder where textures are kept once made."""
    sounds: Path | None = None
    """Folder of the person's own sounds."""
    ambience: str = NONE
    seed: int = 1
    """Decides when waves, gusts and drops come."""
    levels: Levels = field(default_factory=Levels.day)
    breath_tone: bool = True
    tuning: Tuning = field(default_factory=Tuning)
    pinned: Pinned | None = None
    """Gains of an earlier session; None to meet the target of `levels`."""

    def mix(
        self, start: int, n: int, *, stems: frozenset[Stem] = ALL
    ) -> NDArray[np.float32]:
        """Samples [start, start+n), before the limiter; silence outside the session.

        Parameters
        ----------
        stems
            What to hear; all of it unless told.

        Returns
        -------
        NDArray
            Shape (2, n), float32.
        """
        out = np.zeros((2, n), np.float32)
        a, b = max(start, 0), min(start + n, self.timeline.length)
        if a >= b:
            return out
        part = out[:, a - start : b - start]
        if Stem.BED in stems and self._bed:
            first, last = cells(a, b - a)
            part += self._bed.read(a, b - a, self.plan.bed[first:last])
        if Stem.BREATH in stems and self.breath_tone:
            self._add_breath(part, a)
        if Stem.CHIME in stems:
            self._add_chimes(part, a)
        if Stem.VOICE in stems:
            self._add_voice(part, a)
        return out

    def open(self, start: int, n: int) -> NDArray[np.float32]:
        """Samples [start, start+n) among those that `known` counts, by `mix`'s measure.

        They are the same whatever is said: neither timeline nor clips are looked at
        but for the length.
        """
        out = np.zeros((2, n), np.float32)
        a = max(start, 0)
        if self._bed and a < start + n:
            first, last = cells(a, start + n - a)
            gain = self._opening[first:last]
            out[:, a - start :] += self._bed.read(a, start + n - a, gain)
        return out

    def lowered(self, decibels: float) -> "Mix":
        """Return the same mix under a lower ceiling; its gains are as they were."""
        ceiling = self.levels.ceiling_dbtp - decibels
        same = replace(self, levels=replace(self.levels, ceiling_dbtp=ceiling))
        # What took long to work out does not ask for the ceiling.
        for name in ("plan", "_bed", "_opening"):
            if name in self.__dict__:
                same.__dict__[name] = self.__dict__[name]
        return same

    @property
    def known(self) -> int:
        """Samples at the beginning that do not depend on what is said."""
        return known(self.length, self.levels, self.tuning)

    @property
    def length(self) -> int:
        """Samples of the whole session."""
        return self.timeline.length

    @cached_property
    def plan(self) -> Plan:
        """Every gain of this mix."""
        return planned(
            self.timeline,
            self.clips,
            self._bed,
            self._tuned,
            breath_tone=self.breath_tone,
            pinned=self.pinned,
        )

    @cached_property
    def _opening(self) -> Curve:
        assert self._bed  # noqa: S101 - asked for where there is one
        return opening(self._bed, self.length, self._tuned)

    @cached_property
    def _tuned(self) -> Levels:
        return self.levels.tuned(self.tuning)

    @cached_property
    def _bed(self) -> Bed | None:
        tuning = self.tuning
        bed = bed_named(
            self.ambience,
            seed=self.seed,
            tables=self.tables,
            sounds=self.sounds,
            intensity=tuning.intensity,
            brightness=tuning.brightness,
            pace=Pace.of(self.timeline.breaths) if tuning.in_step else None,
        )
        return Narrowed(bed, tuning.width) if bed and tuning.width < 1 else bed

    @cached_property
    def _heard(self) -> dict[Stem, Within]:
        """The cues of each stem."""
        line = self.timeline
        cues = {Stem.VOICE: line.speech, Stem.BREATH: line.breaths}
        cues[Stem.CHIME] = line.chimes
        return {stem: Within(each) for stem, each in cues.items()}

    @cached_property
    def _at_48k(self) -> OrderedDict[int, NDArray[np.float32]]:
        return OrderedDict()

    def _add_breath(self, out: NDArray[np.float32], start: int) -> None:
        end = start + out.shape[1]
        for _, cue in self._heard[Stem.BREATH].of(start, end):
            a, b = max(cue.start, start), min(cue.end, end)
            tone = breath.tone(cue.kind, cue.end - cue.start)
            part = tone[a - cue.start : b - cue.start] * np.float32(self.plan.breath)
            first, last = cells(a, b - a)
            fade = self.plan.fade[first:last]
            if fade.min() < 1:
                part *= interpolate(fade, a, b - a)
            out[:, a - start : b - start] += part

    def _add_chimes(self, out: NDArray[np.float32], start: int) -> None:
        end = start + out.shape[1]
        for _, cue in self._heard[Stem.CHIME].of(start, end):
            a, b = max(cue.start, start), min(cue.end, end)
            rung = chime.strike(cue.end - cue.start)[a - cue.start : b - cue.start]
            out[:, a - start : b - start] += rung * np.float32(self.plan.chime)

    def _add_voice(self, out: NDArray[np.float32], start: int) -> None:
        end = start + out.shape[1]
        for i, cue in self._heard[Stem.VOICE].of(start, end):
            a, b = max(cue.start, start), min(cue.end, end)
            voice = self._spoken(i, cue)[a - cue.start : b - cue.start]
            out[:, a - start : a - start + len(voice)] += voice

    def _spoken(self, i: int, cue: Cue) -> NDArray[np.float32]:
        """The i-th spoken cue as it is heard, shape (n,)."""
        kept = self._at_48k
        if i not in kept:
            kept[i] = _resampled(self.clips[utterance(cue)], self.plan.voice[i])
            if len(kept) > _KEPT:
                kept.popitem(last=False)
        kept.move_to_end(i)
        return kept[i]

    def __getstate__(self) -> dict[str, Any]:
        """What another process needs: not tables and samples it can read by itself."""
        state = dict(self.__dict__, plan=self.plan)
        state.pop("_bed", None)
        state.pop("_opening", None)
        state.pop("_at_48k", None)
        state.pop("_heard", None)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)


def _resampled(clip: Clip, gain: float) -> NDArray[np.float32]:
    """Return a clip at 48 kHz with its gain and soft edges."""
    import soxr

    x = clip.samples.astype(np.float32) * np.float32(gain * 2**-15)
    if clip.rate != SAMPLE_RATE:
        x = soxr.resample(x, clip.rate, SAMPLE_RATE, quality="HQ")
    x = x[: clip.spoken.length]
    edge = min(_EDGE, len(x) // 2)
    ramp = np.arange(edge, dtype=np.float32) / np.float32(edge or 1)
    x[:edge] *= ramp
    x[len(x) - edge :] *= ramp[::-1]
    spoken: NDArray[np.float32] = x
    return spoken
