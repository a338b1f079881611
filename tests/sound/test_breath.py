from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

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


def mean_hertz(sound: NDArray[np.float32], below: float = SAMPLE_RATE / 2) -> float:
    """Mean frequency of a sound's power, up to a limit."""
    hertz = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE)
    power = np.abs(np.fft.rfft(sound)) ** 2 * (hertz < below)
    return float(power @ hertz / power.sum())


@pytest.mark.parametrize(("inwards", "outwards"), [(3.0, 4.5), (4.0, 6.0)])
def test_in_and_out_differ_in_pitch_colour_and_course(
    inwards: float, outwards: float
) -> None:
    """By more than one thing, so that closed eyes can tell: measured on the samples."""
    breathed = [
        tone(kind, round(seconds * SAMPLE_RATE))
        for kind, seconds in ((IN, inwards), (OUT, outwards))
    ]
    rising, sinking = (
        [mean_hertz(part, below=450) for part in np.array_split(phase, 4)]
        for phase in breathed
    )
    assert rising == sorted(rising)
    assert sinking == sorted(sinking, reverse=True)
    assert rising[-1] > 1.5 * rising[0]
    assert sinking[0] > 1.5 * sinking[-1]
    bright, dark = (mean_hertz(phase) for phase in breathed)
    assert bright > 1.4 * dark
    fullest = [
        int(np.argmax(k_powers(phase[None]))) / (len(phase) / 4800) for phase in breathed
    ]
    assert fullest[0] > 0.6
    assert fullest[1] < 0.4


@pytest.mark.parametrize("kind", [IN, OUT])
def test_a_phase_never_startles(kind: CueKind) -> None:
    """No moment of 50 ms is 6 dB louder than the one before, once it can be heard."""
    phase = tone(kind, 3 * SAMPLE_RATE)
    steps = 10 * np.log10(np.square(phase).reshape(-1, 2400).mean(1) + 1e-12)
    heard = steps[:-1] > steps.max() - 20
    assert np.diff(steps)[heard].max() < 6
    loud = np.flatnonzero(steps > steps.max() - 6)
    assert loud[0] * 0.05 >= 0.25


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
