import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import helper
from tests.voice.natural.tiny import (
    KOKORO,
    LOUD,
    PIPER,
    PIPER_SYMBOLS,
    Tones,
    kokoro_lasts,
    piper_lasts,
    tiny_kokoro,
    tiny_piper,
)

from unclench.vocabulary import Delivery, Utterance
from unclench.voice import ClipStore, Kind, Voice, speak
from unclench.voice.errors import EngineStoppedError
from unclench.voice.natural import (
    KokoroSettings,
    NaturalSettings,
    NaturalSpeaker,
    PiperSettings,
)
from unclench.voice.natural import runner as runner_module
from unclench.voice.natural.errors import (
    ModelFailedError,
    ModelGoneError,
    OutOfMemoryError,
    UnknownModelError,
)
from unclench.voice.natural.kokoro import PUBLISHED
from unclench.voice.take import Take

LINE = Utterance("Feel the floor, under both feet.", delivery=Delivery(rate=100))
BEGINS = [0, 5, 9, 16, 22, 27]
KOKORO_SETTINGS = KokoroSettings(
    "tiny.onnx", "tiny.bin", "af_heart", phonemes="en-us", pace=100
)
PIPER_SETTINGS = PiperSettings("tiny.onnx", "tiny.onnx.json", pace=100)


def samples(take: Take) -> NDArray[np.int16]:
    return np.frombuffer(take.sound, np.int16)


def onsets(sound: NDArray[np.int16], tones: Tones) -> list[int]:
    """Where tones begin after at least a frame without any."""
    loud = np.flatnonzero(np.concatenate([[1], sound]))
    return [int(b) - 1 for a, b in pairwise(loud) if b - a > tones.hop]


def said(folder: Path, settings: NaturalSettings, line: Utterance = LINE) -> Take:
    with NaturalSpeaker(folder, settings) as speaker:
        return speaker.say(line)


@pytest.fixture(scope="module")
def a_kokoro(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NaturalSpeaker]:
    folder = tmp_path_factory.mktemp("kokoro")
    tiny_kokoro(folder)
    with NaturalSpeaker(folder, KOKORO_SETTINGS) as speaker:
        yield speaker


@pytest.fixture(scope="module")
def a_piper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NaturalSpeaker]:
    folder = tmp_path_factory.mktemp("piper")
    tiny_piper(folder, noise=True)
    with NaturalSpeaker(folder, PIPER_SETTINGS) as speaker:
        yield speaker


@pytest.fixture
def speaker(
    request: pytest.FixtureRequest, a_kokoro: NaturalSpeaker, a_piper: NaturalSpeaker
) -> NaturalSpeaker:
    return {"kokoro": a_kokoro, "piper": a_piper}[request.param]


both = pytest.mark.parametrize("speaker", ["kokoro", "piper"], indirect=True)


def test_a_kokoro_gives_each_symbol_its_tone(a_kokoro: NaturalSpeaker) -> None:
    spelt = "fˈil ðə flˈɔɹ, ˌʌndəɹ bˈOθ fˈit."
    tokens = [0, *(PUBLISHED[each] for each in spelt), 0]

    take = a_kokoro.say(LINE)

    expected = KOKORO.sound(tokens, kokoro_lasts(tokens)) * 32767
    assert take.rate == KOKORO.rate
    assert len(samples(take)) == len(expected)
    assert np.abs(samples(take) - expected).max() <= 1


def test_a_piper_gives_each_symbol_its_tone(tmp_path: Path) -> None:
    spelt = "fˈiːl ðə flˈɔːɹ, ˌʌndɚ bˈoʊθ fˈiːt."
    ids = [1, 0, *(n for each in spelt for n in (PIPER_SYMBOLS.index(each), 0)), 2]
    tiny_piper(tmp_path)

    take = said(tmp_path, PIPER_SETTINGS)

    expected = PIPER.sound(ids, piper_lasts(ids)) * 32767
    assert take.rate == PIPER.rate
    assert len(samples(take)) == len(expected)
    assert np.abs(samples(take) - expected).max() <= 2


@pytest.mark.parametrize("tells", [False, True])
@pytest.mark.parametrize("rate", [80, 100, 135])
def test_a_kokoro_tells_to_the_sample_when_words_begin(
    *, tells: bool, rate: int, tmp_path: Path
) -> None:
    tiny_kokoro(tmp_path, tells=tells)
    line = Utterance(LINE.text, delivery=Delivery(rate=rate))

    take = said(tmp_path, KOKORO_SETTINGS, line)

    assert list(take.words) == list(
        zip(BEGINS, onsets(samples(take), KOKORO), strict=True)
    )


@pytest.mark.parametrize("rate", [80, 100, 135])
def test_a_piper_tells_to_the_sample_when_words_begin(rate: int, tmp_path: Path) -> None:
    tiny_piper(tmp_path)
    line = Utterance(LINE.text, delivery=Delivery(rate=rate))

    take = said(tmp_path, PIPER_SETTINGS, line)

    begins = [at for at, _ in take.words]
    starts = [start for _, start in take.words]
    sound = samples(take)
    assert begins == BEGINS
    for start in starts:  # a word has silent pads within, and begins behind a blank
        assert not sound[start - PIPER.hop : start].any()
        assert sound[start]


@both
def test_words_of_a_second_sentence_begin_behind_the_first(
    speaker: NaturalSpeaker,
) -> None:
    first = speaker.say(Utterance("Stop any time.", delivery=LINE.delivery))
    second = speaker.say(Utterance("Not while driving.", delivery=LINE.delivery))

    take = speaker.say(
        Utterance("Stop any time. Not while driving.", delivery=LINE.delivery)
    )

    assert [at for at, _ in take.words] == [0, 5, 9, 15, 19, 25]
    if speaker.settings is PIPER_SETTINGS:  # each sentence is asked for by itself
        assert take.sound == first.sound + second.sound
        length = len(samples(first))
        later = [(15 + at, length + start) for at, start in second.words]
        assert take.words == (*first.words, *later)


@pytest.mark.parametrize("make", [tiny_kokoro, tiny_piper])
def test_where_durations_are_hidden_words_are_in_proportion(
    make: Callable[..., object], tmp_path: Path
) -> None:
    settings = KOKORO_SETTINGS if make is tiny_kokoro else PIPER_SETTINGS
    tones = KOKORO if make is tiny_kokoro else PIPER
    make(tmp_path)
    exact = said(tmp_path, settings)
    make(tmp_path, hides=True)

    guessed = said(tmp_path, settings)

    assert guessed.sound == exact.sound
    assert [at for at, _ in guessed.words] == BEGINS
    assert guessed.words[0][1] == onsets(samples(exact), tones)[0]
    off = [a - b for (_, a), (_, b) in zip(guessed.words, exact.words, strict=True)]
    assert 0 < max(map(abs, off)) < 0.12 * tones.rate


@both
def test_a_line_sounds_the_same_in_any_order_and_process(
    speaker: NaturalSpeaker,
) -> None:
    other = Utterance("A long wave, and another one.", delivery=LINE.delivery)
    first = speaker.say(LINE)

    speaker.say(other)
    again = speaker.say(LINE)
    with NaturalSpeaker(speaker.folder, speaker.settings) as elsewhere:
        elsewhere.say(other)
        apart = elsewhere.say(LINE)

    assert first == again == apart


def test_noise_is_heard_and_is_the_same_each_time(
    a_piper: NaturalSpeaker, tmp_path: Path
) -> None:
    tiny_piper(tmp_path)
    quiet = samples(said(tmp_path, PIPER_SETTINGS))

    noisy = samples(a_piper.say(LINE))

    assert 0 < np.abs(noisy.astype(int) - quiet).std() < 0.02 * 32767


@both
@pytest.mark.parametrize("rate", [80, 125])
def test_the_rate_is_kept_against_the_voices_own_pace(
    rate: int, speaker: NaturalSpeaker
) -> None:
    usual = speaker.say(LINE)

    other = speaker.say(Utterance(LINE.text, delivery=Delivery(rate=rate)))

    # Frames are whole, so a symbol is a little longer than it was asked to be.
    assert len(usual.sound) / len(other.sound) == pytest.approx(rate / 100, rel=0.12)


def test_the_speaker_of_a_model_is_the_one_that_was_wished(tmp_path: Path) -> None:
    tiny_piper(tmp_path, speakers=("one", "two"))
    model, beside = PIPER_SETTINGS.model, PIPER_SETTINGS.config

    first, one, two = (
        int(samples(said(tmp_path, PiperSettings(model, beside, name, 100))).max())
        for name in ("", "one", "two")
    )

    assert first == one == pytest.approx(LOUD * 32767, rel=0.01)
    assert two == pytest.approx(one / 2, rel=0.01)


def test_what_is_too_loud_is_made_softer_and_not_cut(tmp_path: Path) -> None:
    model, _ = tiny_piper(tmp_path)
    usual = samples(said(tmp_path, PIPER_SETTINGS)).astype(float)
    louder(model, 10.0)

    loud = samples(said(tmp_path, PIPER_SETTINGS)).astype(float)

    assert np.abs(loud).max() == 32767
    assert np.abs(loud - usual * 32767 / np.abs(usual).max()).max() < 4


def louder(path: Path, gain: float) -> None:
    """Let a model multiply its sound."""
    model = onnx.load(path)
    last = model.graph.output[0].name
    for node in model.graph.node:
        node.output[:] = [f"{each}_" if each == last else each for each in node.output]
    model.graph.node.append(helper.make_node("Constant", [], ["gain"], value_float=gain))
    model.graph.node.append(helper.make_node("Mul", [f"{last}_", "gain"], [last]))
    onnx.save(model, path)


@pytest.mark.parametrize("gain", [0.0, float("nan"), float("inf")])
def test_a_model_that_gives_no_sound_is_told(gain: float, tmp_path: Path) -> None:
    model, _ = tiny_piper(tmp_path)
    louder(model, gain)

    with pytest.raises(ModelFailedError, match="no sound"):
        said(tmp_path, PIPER_SETTINGS)


def test_a_line_without_words_is_silence(a_kokoro: NaturalSpeaker) -> None:
    assert a_kokoro.say(Utterance("…")) == Take(b"", KOKORO.rate, ())


@both
def test_a_process_that_dies_is_started_again(speaker: NaturalSpeaker) -> None:
    before = speaker.say(LINE)
    os.kill(speaker.pid, signal.SIGKILL)

    assert speaker.say(LINE) == before


def test_a_model_that_hangs_twice_is_given_up_without_quoting_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_piper(tmp_path, inference={"length_scale": 2000.0})

    with NaturalSpeaker(tmp_path, PIPER_SETTINGS) as speaker:
        assert speaker.pid
        monkeypatch.setattr(runner_module, "PATIENCE", 0.4)
        with pytest.raises(EngineStoppedError) as caught:
            speaker.say(LINE)

    assert caught.value.utterance == LINE
    assert "floor" not in str(caught.value)


def test_a_model_that_asks_for_too_much_memory_is_told(tmp_path: Path) -> None:
    tiny_piper(tmp_path, inference={"length_scale": 1e12})

    with pytest.raises(OutOfMemoryError, match="not enough memory"):
        said(tmp_path, PIPER_SETTINGS)


def test_files_that_are_gone_are_told_before_anything_runs(tmp_path: Path) -> None:
    model, beside = tiny_piper(tmp_path)
    beside.unlink()
    with pytest.raises(ModelGoneError, match=r"tiny\.onnx\.json.*Install or add"):
        said(tmp_path, PIPER_SETTINGS)

    model.unlink()
    with pytest.raises(ModelGoneError, match=r"tiny\.onnx: No such file"):
        said(tmp_path, PIPER_SETTINGS)


def test_a_model_of_another_shape_is_told_before_anything_runs(tmp_path: Path) -> None:
    node = helper.make_node("Identity", ["x"], ["y"])
    x, y = (helper.make_tensor_value_info(name, 1, [1]) for name in "xy")
    onnx.save(
        helper.make_model(helper.make_graph([node], "g", [x], [y])),
        tmp_path / "tiny.onnx",
    )

    with pytest.raises(UnknownModelError, match="it takes x"):
        said(tmp_path, PIPER_SETTINGS)


def test_a_model_that_cannot_be_run_is_told(tmp_path: Path) -> None:
    path, _ = tiny_piper(tmp_path)
    model = onnx.load(path)
    model.graph.node[0].op_type = "Unheard"
    onnx.save(model, path)

    with pytest.raises(ModelFailedError, match="Unheard"):
        said(tmp_path, PIPER_SETTINGS)


def test_without_onnxruntime_it_is_told_what_to_type(tmp_path: Path) -> None:
    tiny_piper(tmp_path)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "sys.modules['onnxruntime'] = None\n"
        "from unclench.vocabulary import Utterance\n"
        "from unclench.voice.natural import NaturalSpeaker, PiperSettings\n"
        "settings = PiperSettings('tiny.onnx', 'tiny.onnx.json')\n"
        "with NaturalSpeaker(Path(sys.argv[1]), settings) as speaker:\n"
        "    speaker.say(Utterance('Rest.'))\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program, tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )

    assert 'pip install "unclench[natural]"' in ran.stderr.splitlines()[-1]


@both
def test_neither_the_runtime_nor_the_engine_is_loaded_into_our_own_process(
    speaker: NaturalSpeaker,
) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from unclench.vocabulary import Utterance\n"
        "from unclench.voice.natural import *\n"
        f"voice = Path({str(speaker.folder)!r}), {speaker.settings!r}\n"
        "with NaturalSpeaker(*voice) as speaker:\n"
        "    speaker.say(Utterance('Let go.'))\n"
        "assert not {'onnxruntime', 'espeakng_loader'} & set(sys.modules)\n"
        "maps = Path('/proc/self/maps').read_text()\n"
        "assert 'espeak' not in maps and 'onnx' not in maps\n"
    )
    if not Path("/proc/self/maps").exists():
        pytest.skip("reads what Linux tells about a process")

    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits on a Linux pidfd")
def test_a_model_at_work_dies_with_who_started_it(tmp_path: Path) -> None:
    tiny_piper(tmp_path, inference={"length_scale": 2000.0})
    program = (
        "import sys; from pathlib import Path\n"
        "from unclench.vocabulary import Utterance\n"
        "from unclench.voice.natural import *\n"
        f"with NaturalSpeaker(Path(sys.argv[1]), {PIPER_SETTINGS!r}) as speaker:\n"
        "    print(speaker.pid, flush=True)\n"
        "    speaker.say(Utterance('A long wave, and another one, and another.'))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, tmp_path], stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        loader = os.pidfd_open(pid)
        at_work = child_of(pid)
        parent.kill()
    try:
        for process in (loader, at_work):
            ended, _, _ = select.select([process], [], [], 10)
            assert ended == [process]
    finally:
        os.close(loader)
        os.close(at_work)


def child_of(pid: int) -> int:
    """Wait for a process to have a child, and open that."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    while True:
        if found := children.read_text("ascii").split():
            return os.pidfd_open(int(found[0]))


def test_a_line_that_nobody_waits_for_any_more_is_given_up_at_once(
    tmp_path: Path,
) -> None:
    model, beside = tiny_piper(tmp_path, inference={"length_scale": 2000.0})
    settings = PiperSettings(model.name, beside.name)
    voice = Voice("slow", "piper", "0", "en", settings, Kind.NATURAL, tmp_path)

    def given_up(_share: float) -> None:
        raise KeyboardInterrupt

    started = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        speak([LINE], voice, store=ClipStore(tmp_path / "clips"), progress=given_up)

    # The line itself would take some minutes.
    assert time.perf_counter() - started < 5
    assert not list((tmp_path / "clips").rglob("*"))
