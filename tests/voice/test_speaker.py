import os
import select
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from unclench.vocabulary import Delivery, Utterance
from unclench.voice.errors import EngineMissingError, EngineStoppedError
from unclench.voice.espeak import Engine, EspeakSettings, Speaker, find_engine
from unclench.voice.espeak import speaker as speaker_module

LINE = Utterance("Let the shoulders soften.")


def test_a_line_sounds_the_same_whatever_was_said_before(
    speaker: Speaker, settings: EspeakSettings
) -> None:
    first = speaker.say(LINE, settings)
    speaker.say(Utterance("A long wave, and another one."), settings)
    again = speaker.say(LINE, settings)
    with Speaker(find_engine()) as other:
        elsewhere = other.say(LINE, settings)

    assert first == again == elsewhere
    assert len(first.sound) > first.rate


def test_an_engine_that_dies_is_started_again(
    speaker: Speaker, settings: EspeakSettings
) -> None:
    before = speaker.say(LINE, settings)
    os.kill(speaker.pid, signal.SIGKILL)

    assert speaker.say(LINE, settings) == before


def test_an_engine_that_hangs_twice_is_given_up_without_quoting_the_line(
    speaker: Speaker, settings: EspeakSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speaker_module, "PATIENCE", 0.001)
    endless = Utterance("the kettle and the blue mug " * 10_000)

    with pytest.raises(EngineStoppedError) as caught:
        speaker.say(endless, settings)

    assert caught.value.utterance == endless
    assert "kettle" not in str(caught.value)


def test_a_missing_library_says_what_to_install(tmp_path: Path) -> None:
    gone = Engine(str(tmp_path / "libespeak-ng.so"), "", "nowhere")

    with Speaker(gone) as speaker, pytest.raises(EngineMissingError) as caught:
        speaker.version  # noqa: B018 - asking starts the engine

    assert "libespeak-ng.so" in str(caught.value)
    assert "install espeak-ng" in str(caught.value)


def test_missing_data_are_an_engine_that_does_not_start(tmp_path: Path) -> None:
    bare = replace(find_engine(), data=str(tmp_path))

    with Speaker(bare) as speaker, pytest.raises(EngineMissingError):
        speaker.version  # noqa: B018 - asking starts the engine


def test_a_file_that_is_no_library_is_an_engine_that_does_not_start(
    tmp_path: Path,
) -> None:
    broken = tmp_path / "libespeak-ng.so"
    broken.write_bytes(b"not a library")

    engine = Engine(str(broken), "", "nowhere")

    with Speaker(engine) as speaker, pytest.raises(EngineMissingError, match="libespeak"):
        speaker.version  # noqa: B018 - asking starts the engine


def test_an_engine_without_the_voice_says_so(
    speaker: Speaker, settings: EspeakSettings
) -> None:
    settings = replace(settings, variant="gmw/en-MOON", character="")

    with pytest.raises(EngineMissingError, match="gmw/en-MOON"):
        speaker.say(LINE, settings)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits on a Linux pidfd")
def test_the_engine_dies_with_who_started_it() -> None:
    program = (
        "from unclench.voice.espeak import Speaker, find_engine\n"
        "speaker = Speaker(find_engine())\n"
        "print(speaker.pid, flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout
        engine = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
    try:
        ended, _, _ = select.select([engine], [], [], 10)
    finally:
        os.close(engine)

    assert ended == [engine]


@pytest.mark.parametrize("semitones", [-2, -1, -0.5, 1])
def test_a_pitch_asked_in_semitones_is_heard_in_the_voice(
    semitones: float, speaker: Speaker, settings: EspeakSettings
) -> None:
    def height(semitones: float) -> float:
        text = "Mellow evening, in a warm room. The moon rises slowly over the river."
        line = Utterance(text, delivery=Delivery(pitch=semitones))
        heard = speaker.say(line, settings)
        return pitch(np.frombuffer(heard.sound, np.int16), heard.rate)

    heard = 12 * np.log2(height(semitones) / height(0))

    assert heard == pytest.approx(semitones, abs=0.3)


def pitch(samples: NDArray[np.int16], rate: int) -> float:
    """Mean fundamental of a voice in Hz, by autocorrelation of 50 ms pieces."""
    size, shortest, longest = rate // 20, rate // 140, rate // 60
    found = []
    for start in range(0, len(samples) - size, size // 2):
        piece = samples[start : start + size] * np.hanning(size)
        power = np.abs(np.fft.rfft(piece, 4 * size)) ** 2
        power[round(600 * 4 * size / rate) :] = 0  # formants ring at heights of their own
        alike = np.fft.irfft(power)
        peak = shortest + int(np.argmax(alike[shortest:longest]))
        if alike[peak] > 0.4 * alike[0] > 0:
            before, at, after = alike[peak - 1 : peak + 2]
            top = peak + 0.5 * (before - after) / (before - 2 * at + after)
            found.append(rate / top)
    return float(np.exp(np.mean(np.log(found))))
