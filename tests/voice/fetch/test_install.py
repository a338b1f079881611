"""A voice is installed whole or not at all, whatever ends it."""

import hashlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.voice.fetch import server
from tests.voice.fetch.server import Held, Served, serving_files

from unclench.lock import one_at_a_time
from unclench.vocabulary.nearest import UnknownName
from unclench.voice import VoiceError
from unclench.voice.added import AnyAdded, added_voices, read_added
from unclench.voice.fetch import FetchError, Offer, Why, come_so_far, install, remove
from unclench.voice.fetch.install import ASIDE, ROOM

FILES = {"tiny.onnx": b"model " * 50_000, "tiny.onnx.json": b'{"config": 1}'}


def offer_of(served: Served) -> Offer:
    """A voice of the Piper shape whose files are any bytes."""

    def item(name: str) -> dict[str, Any]:
        content = FILES[name]
        digest = hashlib.sha256(content).hexdigest()
        return {"name": name, "bytes": len(content), "sha256": digest}

    return Offer.model_validate(
        {
            "name": "tiny",
            "title": "Tiny",
            "engine": "piper",
            "language": "en-US",
            "licence": "Public domain",
            "source": served.address,
            "hears": {"en": "Tones."},
            "model": item("tiny.onnx"),
            "config": item("tiny.onnx.json"),
        }
    )


def measured(record: AnyAdded, _folder: Path) -> AnyAdded:
    return record.model_copy(update={"pace": 150.0})


@pytest.fixture
def served() -> Iterator[Served]:
    with serving_files(dict(FILES)) as served:
        yield served


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    return tmp_path / "voices"


def names(voices: Path) -> list[str]:
    """What is there for everybody to see, read and with nothing wrong."""
    found = added_voices(voices)
    assert found.problems == ()
    return list(found.records)


def test_a_voice_comes_with_all_that_it_says_of_itself(
    served: Served, voices: Path
) -> None:
    told: list[tuple[int, int]] = []
    whole = sum(map(len, FILES.values()))
    record = install(offer_of(served), voices, measured, lambda *now: told.append(now))
    assert read_added(voices / "tiny") == (record, ())
    assert record.model_dump()["pace"] == 150
    assert names(voices) == ["tiny"]
    assert {f.name for f in (voices / "tiny").iterdir()} == {*FILES, "voice.toml"}
    assert told[0] == (0, whole)
    assert told[-1] == (whole, whole)
    assert told == sorted(told)


def test_what_is_small_comes_first(served: Served, voices: Path) -> None:
    install(offer_of(served), voices, measured)
    assert [name for name, _ in served.asked] == ["tiny.onnx.json", "tiny.onnx"]


def test_a_voice_that_is_there_stays_as_it_is(served: Served, voices: Path) -> None:
    first = install(offer_of(served), voices, measured)
    served.asked.clear()
    assert install(offer_of(served), voices, measured) == first
    assert served.asked == []


def test_a_voice_that_lost_a_file_comes_again(served: Served, voices: Path) -> None:
    install(offer_of(served), voices, measured)
    (voices / "tiny" / "tiny.onnx").unlink()
    install(offer_of(served), voices, measured)
    assert names(voices) == ["tiny"]


def test_what_is_no_voice_of_this_kind_is_never_overwritten(
    served: Served, voices: Path
) -> None:
    recordings = voices / "tiny" / "line-01.flac"
    recordings.parent.mkdir(parents=True)
    recordings.write_bytes(b"somebody's own")
    with pytest.raises(FetchError, match=r"something else in .*, such as line-01\.flac"):
        install(offer_of(served), voices, measured)
    assert recordings.read_bytes() == b"somebody's own"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (server.missing, Why.NOT_THERE),
        (server.instead(b"x" * len(FILES["tiny.onnx"])), Why.WRONG),
        (server.cut_after(0), Why.CUT_OFF),
    ],
)
def test_what_fails_leaves_no_voice_and_the_next_try_works(
    served: Served, voices: Path, answer: server.Answer, why: Why
) -> None:
    served.answers["tiny.onnx"] = [answer]
    with pytest.raises(FetchError) as refused:
        install(offer_of(served), voices, measured)
    assert refused.value.why is why
    assert names(voices) == []
    served.asked.clear()
    install(offer_of(served), voices, measured)
    assert names(voices) == ["tiny"]
    assert [name for name, _ in served.asked] == ["tiny.onnx"]


def test_a_voice_that_does_not_speak_is_not_installed(
    served: Served, voices: Path
) -> None:
    def mute(_record: AnyAdded, folder: Path) -> AnyAdded:
        assert {f.name for f in folder.iterdir()} == set(FILES)
        raise VoiceError("It says nothing.")

    with pytest.raises(VoiceError, match="It says nothing"):
        install(offer_of(served), voices, mute)
    assert names(voices) == []
    served.asked.clear()
    install(offer_of(served), voices, measured)
    assert served.asked == []


def test_of_two_at_once_one_is_told_that_the_other_is_at_it(
    served: Served, voices: Path
) -> None:
    refusals: list[FetchError] = []

    def again(here: int, _whole: int) -> None:
        if here and not refusals:
            with pytest.raises(FetchError) as refused:
                install(offer_of(served), voices, measured)
            refusals.append(refused.value)
            with pytest.raises(FetchError) as refused:
                remove("tiny", voices)
            refusals.append(refused.value)

    install(offer_of(served), voices, measured, again)
    assert [refused.why for refused in refusals] == [Why.BUSY, Why.BUSY]
    assert names(voices) == ["tiny"]


def test_two_voices_come_side_by_side(served: Served, voices: Path) -> None:
    other = offer_of(served).model_copy(update={"name": "other"})

    def second(here: int, whole: int) -> None:
        if here == whole and "other" not in names(voices):
            install(other, voices, measured)

    install(offer_of(served), voices, measured, second)
    assert names(voices) == ["other", "tiny"]


def test_too_little_space_is_told_before_anything_comes(
    served: Served, voices: Path
) -> None:
    offer = offer_of(served)
    huge = offer.model.model_copy(update={"bytes": 10**18})
    with pytest.raises(FetchError) as refused:
        install(offer.model_copy(update={"model": huge}), voices, measured)
    assert refused.value.why is Why.NO_SPACE
    needed = (10**18 + len(FILES["tiny.onnx.json"]) + ROOM) / 1e6
    assert f"The voice tiny needs {needed:.0f} MB, and" in str(refused.value)
    assert served.asked == []


def test_what_has_come_is_counted_and_can_be_thrown_away(
    served: Served, voices: Path
) -> None:
    offer = offer_of(served)
    assert come_so_far(offer, voices) == 0
    served.answers["tiny.onnx"] = [server.cut_after(1_000), server.cut_after(0)]
    with pytest.raises(FetchError):
        install(offer, voices, measured)
    assert come_so_far(offer, voices) == len(FILES["tiny.onnx.json"]) + 1_000
    remove("tiny", voices)
    assert come_so_far(offer, voices) == 0


def test_a_voice_can_be_removed(served: Served, voices: Path) -> None:
    install(offer_of(served), voices, measured)
    remove("tiny", voices)
    assert names(voices) == []
    assert not (voices / ASIDE / "tiny").exists()


@pytest.mark.parametrize("name", ["tin", "", ".aside", "..", "../voices", "a/b"])
def test_nothing_but_a_voice_can_be_removed(
    served: Served, voices: Path, name: str
) -> None:
    install(offer_of(served), voices, measured)
    with pytest.raises(UnknownName, match="No added voice is called"):
        remove(name, voices)
    assert names(voices) == ["tiny"]


def test_without_voices_there_is_none_to_remove(voices: Path) -> None:
    with pytest.raises(UnknownName, match="there are none"):
        remove("tiny", voices)


INSTALL = """
import sys
from pathlib import Path
from unclench.voice.fetch import Offer, install
offer = Offer.model_validate_json(sys.argv[1])
install(offer, Path(sys.argv[2]), lambda record, _: record)
"""


def test_a_kill_at_any_moment_leaves_no_half_voice(served: Served, voices: Path) -> None:
    offer = offer_of(served)
    arguments = [offer.model_dump_json(), str(voices)]
    for name, count in (("tiny.onnx.json", 4), ("tiny.onnx", 100_000)):
        held = Held(count)
        served.answers[name] = [held]
        with subprocess.Popen([sys.executable, "-c", INSTALL, *arguments]) as process:
            assert held.reached.wait(60)
            process.send_signal(signal.SIGKILL)
        held.go_on.set()
        assert names(voices) == []
    install(offer, voices, measured)
    assert names(voices) == ["tiny"]


def test_a_lock_that_a_killed_process_left_is_free(served: Served, voices: Path) -> None:
    (voices / ASIDE).mkdir(parents=True)
    with one_at_a_time(voices / ASIDE / "tiny.lock"):
        pass
    install(offer_of(served), voices, measured)
    assert json.loads((voices / "tiny" / "tiny.onnx.json").read_bytes()) == {"config": 1}
