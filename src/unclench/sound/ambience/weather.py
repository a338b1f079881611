"""What it is like out there: how lively, how bright, and in step with what."""

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience.pace import Pace
from unclench.sound.chance import drift

_SLOPE = 1.5
"""dB an octave by which the darkest and the brightest differ from what is usual."""

_PIVOT = 1000.0
"""Hz that brightness leaves alone."""


@dataclass(frozen=True, slots=True)
class Weather:
    """All that decides how an ambience sounds at a moment."""

    seed: int
    """Decides when waves, gusts and drops come."""
    intensity: float = 0.5
    """From a calm day (0) to a lively one (1)."""
    brightness: float = 0.5
    """From dark and far (0) to bright and near (1)."""
    pace: Pace = field(default_factory=Pace)
    """The breath it keeps step with."""

    def between(self, calm: float, lively: float) -> float:
        """Return a number that grows, or shrinks, evenly with the intensity."""
        return calm + (lively - calm) * self.intensity

    def tilt(self, hertz: float) -> float:
        """Gain of what lies about a frequency, in Hz, at this brightness."""
        db = _SLOPE * (2 * self.brightness - 1) * math.log2(hertz / _PIVOT)
        return float(10 ** (db / 20))

    def drift(
        self, key: int, t: NDArray[np.float64], period: float
    ) -> NDArray[np.float64]:
        """Slow wandering between 0 and 1, a new value every `period` seconds."""
        return drift(self.seed, key, t, period)

    def led(
        self, free: NDArray[np.float64], t: NDArray[np.float64], low: float, high: float
    ) -> NDArray[np.float64]:
        """Return a motion that the breath takes over where one is paced.

        Parameters
        ----------
        free
            The motion without it, at the moments `t`, in seconds.
        low, high
            What it is when the breath is out, and at its fullest.
        """
        if not self.pace.breaths:
            return free
        hold = self.pace.hold(t)
        return (1 - hold) * free + hold * (low + (high - low) * self.pace.swell(t))
