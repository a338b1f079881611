import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from unclench.vocabulary import Delivery, Utterance
from unclench.voice import ClipStore, Voice, speak
from unclench.voice.errors import (
    EngineMissingError,
    LanguageNotSpokenError,
    NothingSpokenError,
)
from unclench.voice.espeak import Engine, EspeakSettings, Speaker
from unclench.voice.espeak.settings import Pace
from unclench.voice.take import Say

LINE = Utterance("Feel the floor under both feet.")


@contextmanager
def nowhere(_voice: Voice) -> Iterator[Say]:
    """An engine that is not there: what is not in the store is missed at once."""
    with Speaker(Engine("gone.so", "", "nowhere")) as speaker:
        yield lambda utterance: speaker.say(utterance, EspeakSettings("", Pace(1, (80,))))


def test_the_clip_begins_and_ends_with_the_speech(voice: Voice, store: ClipStore) -> None:
    clip = speak([LINE], voice, store=store)[LINE]

    loud = np.flatnonzero(np.abs(clip.samples.astype(int)) > 0.02 * clip.samples.max())
    assert loud[0] / clip.rate <= 0.010
    assert (len(clip.samples) - loud[-1]) / clip.rate <= 0.020


def test_words_are_told_in_characters_of_the_text(voice: Voice, store: ClipStore) -> None:
    text = "Our café — a naïve “blue” mug, 1234 steps with a dog's soft-worn lead."
    line = Utterance(text)

    words = speak([line], voice, store=store)[line].words

    assert [text[w.at : w.at + w.length] for w in words] == [
        *("Our", "café", "a", "naïve", "blue", "mug", "1234", "steps"),
        *("with", "a", "dog's", "soft-worn", "lead"),
    ]
    starts = [w.start for w in words]
    assert starts == sorted(set(starts))


def test_a_spoken_line_is_taken_from_the_store(voice: Voice, store: ClipStore) -> None:
    first = speak([LINE], voice, store=store)[LINE]
    second = speak([LINE], voice, store=store, opener=nowhere)[LINE]

    assert np.array_equal(first.samples, second.samples)
    assert (first.rate, first.words) == (second.rate, second.words)
    assert isinstance(second.samples, np.memmap)


def test_the_level_is_not_part_of_the_clip(voice: Voice, store: ClipStore) -> None:
    speak([LINE], voice, store=store)
    softer = replace(LINE, delivery=Delivery(level=-3))

    clips = speak([softer], voice, store=store, opener=nowhere)

    assert list(clips) == [softer]


@pytest.mark.parametrize(
    "other",
    [
        replace(LINE, text="Feel the ground under both feet."),
        replace(LINE, delivery=Delivery(rate=100)),
        replace(LINE, delivery=Delivery(pitch=-1)),
    ],
)
def test_another_text_rate_or_pitch_is_another_clip(
    other: Utterance, voice: Voice, store: ClipStore
) -> None:
    clips = speak([LINE, other], voice, store=store)

    assert not np.array_equal(clips[LINE].samples, clips[other].samples)


@pytest.mark.parametrize("spoil", ["cut", "flip", "empty"])
def test_a_spoiled_clip_is_spoken_again(
    spoil: str, voice: Voice, store: ClipStore
) -> None:
    speak([LINE], voice, store=store)
    path = store.path(LINE, voice)
    whole = path.read_bytes()
    flipped = bytes([*whole[:5000], whole[5000] ^ 1, *whole[5001:]])
    path.write_bytes({"cut": whole[:5000], "flip": flipped, "empty": b""}[spoil])

    speak([LINE], voice, store=store)

    assert path.read_bytes() == whole


def test_one_worker_and_two_speak_alike(voice: Voice, tmp_path: Path) -> None:
    lines = [Utterance(f"Wave number {n} arrives.") for n in range(7)]
    one, two = ClipStore(tmp_path / "one"), ClipStore(tmp_path / "two")

    alone = speak(lines, voice, store=one, workers=1)
    shared = speak(lines, voice, store=two, workers=2)

    assert list(alone) == list(shared) == lines
    for line in lines:
        assert np.array_equal(alone[line].samples, shared[line].samples)


def test_progress_rises_to_one(voice: Voice, store: ClipStore) -> None:
    seen: list[float] = []

    speak([LINE, Utterance("And rest.")], voice, store=store, progress=seen.append)

    assert seen == sorted(seen)
    assert seen[-1] == 1


@pytest.mark.parametrize("text", ["", "   ", "…", "?!"])
def test_a_text_that_gives_no_word_is_refused(
    text: str, voice: Voice, store: ClipStore
) -> None:
    with pytest.raises(NothingSpokenError) as caught:
        speak([LINE, Utterance(text)], voice, store=store)

    assert caught.value.utterance.text == text


def test_a_language_the_voice_does_not_speak_is_refused(
    voice: Voice, store: ClipStore
) -> None:
    with pytest.raises(LanguageNotSpokenError, match="'de'"):
        speak([Utterance("Guten Abend.", language="de")], voice, store=store)


def test_a_rate_nobody_can_follow_is_refused(voice: Voice, store: ClipStore) -> None:
    with pytest.raises(ValueError, match="60 words a minute"):
        speak([replace(LINE, delivery=Delivery(rate=60))], voice, store=store)


def test_a_missing_engine_is_missed_when_something_is_to_be_said(
    voice: Voice, store: ClipStore
) -> None:
    with pytest.raises(EngineMissingError):
        speak([LINE], voice, store=store, opener=nowhere)


def test_a_store_that_cannot_be_written_is_an_os_error(
    voice: Voice, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")

    with pytest.raises(OSError, match="taken"):
        speak([LINE], voice, store=ClipStore(tmp_path / "taken"))


def test_nothing_is_left_beside_the_clips(voice: Voice, store: ClipStore) -> None:
    speak([LINE], voice, store=store)

    files = [path for path in store.folder.rglob("*") if path.is_file()]
    assert files == [store.path(LINE, voice)]


def test_a_clip_opens_in_any_player(
    voice: Voice, store: ClipStore, ffprobe: Path
) -> None:
    clip = speak([LINE], voice, store=store)[LINE]

    told = subprocess.run(
        [
            ffprobe,
            "-v",
            "error",
            "-show_entries",
            "format=duration",
            "-of",
            "csv=p=0",
            store.path(LINE, voice),
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stderr == ""
    assert float(told.stdout) == pytest.approx(len(clip.samples) / clip.rate, abs=1e-4)


def test_the_engine_is_never_loaded_into_our_own_process(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from unclench.vocabulary import Utterance\n"
        "from unclench.voice import ClipStore, find_voice, speak\n"
        "store = ClipStore(Path(sys.argv[1]))\n"
        "speak([Utterance('Let go.')], find_voice(), store=store)\n"
        "assert 'espeakng_loader' not in sys.modules\n"
        "assert 'espeak' not in Path('/proc/self/maps').read_text()\n"
    )
    if not Path("/proc/self/maps").exists():
        pytest.skip("reads what Linux tells about a process")

    subprocess.run([sys.executable, "-c", program, tmp_path], check=True)


def test_a_quarter_of_an_hour_of_lines_is_spoken_in_seconds(
    voice: Voice, store: ClipStore
) -> None:
    lines = [Utterance(f"This is wave {n}, and it comes in slowly.") for n in range(60)]
    started = time.perf_counter()
    speak(lines, voice, store=store)
    cold = time.perf_counter()
    speak(lines, voice, store=store)
    warm = time.perf_counter()

    # Generous: 0.5 s and 0.01 s on two quiet cores.
    assert cold - started < 5
    assert warm - cold < 0.5
