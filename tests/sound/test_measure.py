"""A sound measured piece by piece measures as it does in one piece."""

import numpy as np
import pytest

from unclench.sound.measure import read_off
from unclench.vocabulary import SAMPLE_RATE


@pytest.mark.parametrize("hops", [1, 2, 7, 40])
def test_where_the_pieces_end_changes_no_peak(hops: int) -> None:
    t = np.arange(4 * SAMPLE_RATE) / SAMPLE_RATE
    wave = (0.7 * np.sin(2 * np.pi * 97 * t)).astype(np.float32)
    sound = np.stack([wave, wave])
    piece = hops * SAMPLE_RATE // 10
    pieces = [sound[:, at : at + piece] for at in range(0, sound.shape[1], piece)]
    assert read_off(pieces).peak == pytest.approx(0.7, abs=0.001)
