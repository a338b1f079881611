"""A paced breath, as an ambience follows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from unclench.sound.curve import smooth
from unclench.timeline import Cue, CueKind
from unclench.vocabulary import SAMPLE_RATE

_APART = 2.0
"""Seconds without a breath that end a run of them."""

_BEFORE, _INTO, _AFTER = 2.0, 2.0, 5.0
"""Seconds over which a run takes hold, around its start, and lets go behind its end."""


@dataclass(frozen=True, slots=True)
class Breath:
    """One breath, in seconds: where it begins, turns and ends."""

    start: float
    turn: float
    end: float


@dataclass(frozen=True, eq=False)
class Pace:
    """The breaths that are paced, in their order; none where there is none to follow."""

    breaths: tuple[Breath, ...] = ()

    @classmethod
    def of(cls, cues: Iterable[Cue]) -> "Pace":
        """Return the pace of a timeline's breath cues, in their order."""
        return cls(
            tuple(
                Breath(*(at / SAMPLE_RATE for at in (one.start, one.end, two.end)))
                for one, two in pairwise(cues)
                if (one.kind, two.kind) == (CueKind.BREATH_IN, CueKind.BREATH_OUT)
            )
        )

    def hold(self, t: NDArray[np.float64]) -> NDArray[np.float64]:
        """How far the breath leads at moments `t`, in seconds: 0 free, 1 wholly."""
        held = np.zeros_like(t)
        for start, end in self._runs:
            into = (t - start + _BEFORE) / (_BEFORE + _INTO)
            away = (end + _AFTER - t) / _AFTER
            np.maximum(held, smooth(np.minimum(into, away)), out=held)
        return held

    def swell(self, t: NDArray[np.float64]) -> NDArray[np.float64]:
        """How full the breath is at moments `t`, in seconds: 0 empty, 1 at its turn."""
        full = np.zeros_like(t)
        for breath in self.near(t[0], t[-1]):
            into = (t - breath.start) / (breath.turn - breath.start)
            away = (breath.end - t) / (breath.end - breath.turn)
            np.maximum(full, smooth(np.minimum(into, away)), out=full)
        return full

    def near(self, first: float, last: float) -> tuple[Breath, ...]:
        """Return the breaths of which some lies between two moments, in seconds."""
        return tuple(b for b in self.breaths if b.end > first and b.start < last)

    @cached_property
    def _runs(self) -> list[tuple[float, float]]:
        runs: list[tuple[float, float]] = []
        for breath in self.breaths:
            if runs and breath.start - runs[-1][1] < _APART:
                runs[-1] = (runs[-1][0], breath.end)
            else:
                runs.append((breath.start, breath.end))
        return runs
