from dataclasses import replace

import numpy as np
import pytest

from unclench.sound import Mix, Stem
from unclench.sound.breath import powers, tone
from unclench.sound.loudness import integrated, k_powers
from unclench.timeline import Cue, CueKind
from unclench.vocabulary import SAMPLE_RATE, Part

IN, OUT = CueKind.BREATH_IN, CueKind.BREATH_OUT


def test_onsets_in_the_rendered_stem_are_the_timelines(session: Mix) -> None:
    """By correlation with a lone phase; 20 ms are allowed, one sample is what it is."""
    stem = session.mix(0, session.length, stems=frozenset([Stem.BREATH]))[0]
    for cue in session.timeline.breaths:
        near = 4800
        part = stem[cue.start - near : cue.end + near]
        found = np.argmax(np.correlate(part, tone(cue.kind, cue.end - cue.start)))
        assert abs(int(found) - near) <= 1


def test_in_rises_and_out_sinks() -> None:
    def heights(kind: CueKind) -> list[float]:
        """Mean frequency in each of four seconds."""
        seconds = tone(kind, 4 * SAMPLE_RATE).reshape(4, -1)
        hertz = np.fft.rfftfreq(SAMPLE_RATE, 1 / SAMPLE_RATE)
        spectra = np.abs(np.fft.rfft(seconds)) ** 2
        return [float(spectrum @ hertz / spectrum.sum()) for spectrum in spectra]

    rising, sinking = heights(IN), heights(OUT)
    assert rising == sorted(rising)
    assert sinking == sorted(sinking, reverse=True)
    assert rising[-1] > 1.5 * rising[0]
    assert sinking[0] > 1.5 * sinking[-1]


@pytest.mark.parametrize("kind", [IN, OUT])
@pytest.mark.parametrize("length", [2 * SAMPLE_RATE + 17, 6 * SAMPLE_RATE])
def test_a_phase_begins_and_ends_in_silence(kind: CueKind, length: int) -> None:
    phase = tone(kind, length)
    assert len(phase) == length
    assert np.abs(phase[:20]).max() < 0.01 * np.abs(phase).max()
    assert np.abs(phase[-20:]).max() < 0.01 * np.abs(phase).max()


@pytest.mark.parametrize("kind", [IN, OUT])
def test_power_is_known_before_the_tone_is_made(kind: CueKind) -> None:
    length = 5 * SAMPLE_RATE
    made = k_powers(np.stack([tone(kind, length)] * 2))
    known = powers(Cue(kind, 0, length, Part.BREATH)).reshape(-1, 10).mean(1)
    assert integrated(known) == pytest.approx(integrated(made), abs=0.1)
    assert integrated(made, window=1) == pytest.approx(-3, abs=3)


def test_the_tone_can_be_off(session: Mix) -> None:
    quiet = replace(session, breath_tone=False, ambience="none")
    start, end = session.timeline.breaths[0].start, session.timeline.speech[0].start
    assert not quiet.mix(start, end - start).any()
