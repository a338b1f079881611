"""The page of the voices, the one question, and voices on their way."""

import wave
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import rmtree

import pytest
from django.conf import settings
from tests.voice.fetch import server
from tests.voice.fetch.offered import CATALOGUE, offered
from tests.voice.fetch.server import Held, Served
from tests.web.visitors import Visitor

from unclench.config import Settings
from unclench.web import fetching
from unclench.web.models import Person
from unclench.web.told import change_told, read_told

FILES = {"tiny.onnx": b"no model " * 30_000, "tiny.onnx.json": b"{}"}


def folder() -> Path:
    return Settings(data=settings.DATA).voices


def page(visitor: Visitor, path: str = "/voices/") -> str:
    return str(visitor.get(path).content.decode())


@pytest.fixture(autouse=True)
def no_voices() -> Iterator[None]:
    yield
    rmtree(folder(), ignore_errors=True)


def test_the_voices_of_the_language_are_listed_and_one_speaks(visitor: Visitor) -> None:
    shown = page(visitor)
    assert "A machine&#x27;s voice, built in" in shown
    assert shown.count("speaks now") == 1
    assert "/voices/espeak-en-gb/use" in shown
    assert "/voices/espeak-de/" not in shown
    for fact in ("Kokoro", "353.7", "github.com", "Apache-2.0", "we could not listen"):
        assert fact in shown


def test_one_uses_a_voice_and_it_speaks(visitor: Visitor) -> None:
    assert visitor.post("/voices/espeak-en-gb/use")["Location"] == "/voices/"
    assert read_told().voice == "espeak-en-gb"
    assert '/voices/espeak-en-us/use"' in page(visitor)
    visitor.post("/voices/espeak-en-us/use")
    assert read_told().voice == ""


def test_a_voice_can_be_heard(visitor: Visitor) -> None:
    answer = visitor.get("/voices/espeak-en-us/heard")
    assert answer["Content-Type"] == "audio/wav"
    with wave.open(BytesIO(answer.content)) as sound:
        assert sound.getnframes() / sound.getframerate() > 6


@pytest.mark.parametrize("path", ["use", "fetch", "stop", "remove"])
def test_what_is_no_voice_is_not_found(visitor: Visitor, path: str) -> None:
    assert visitor.post(f"/voices/nobody/{path}").status_code == 404
    assert visitor.get("/voices/nobody/heard").status_code == 404
    assert visitor.get("/voices/nobody/progress").status_code == 404


def test_a_voice_of_another_language_is_not_used(visitor: Visitor) -> None:
    assert visitor.post("/voices/espeak-de/use").status_code == 404


def test_where_none_can_be_fetched_in_the_language_it_is_said(visitor: Visitor) -> None:
    shown = page_in_german(visitor, "/voices/")
    assert "Kokoro" not in shown
    assert "unclench voices add" in shown


def page_in_german(visitor: Visitor, path: str) -> str:
    return str(visitor.get(path, headers={"accept-language": "de"}).content.decode())


def test_a_voice_that_is_gone_is_told_until_another_is_chosen(visitor: Visitor) -> None:
    change_told(voice="kokoro")
    assert "The voice kokoro is not here any more" in page(visitor)
    assert "The voice kokoro is not here any more" in page(visitor, "/")
    visitor.post("/voices/espeak-en-us/use")
    assert "not here any more" not in page(visitor)
    assert "not here any more" not in page(visitor, "/")


def test_a_voice_that_can_t_be_read_is_told_beside_the_others(visitor: Visitor) -> None:
    broken = folder() / "broken"
    broken.mkdir(parents=True)
    (broken / "voice.toml").write_text("name = 1", "utf-8")
    shown = page(visitor)
    assert "A voice that was added can" in shown
    assert "broken/voice.toml" in shown
    assert "speaks now" in shown


# -- The one question ----------------------------------------------------------------


def asked(visitor: Visitor) -> bool:
    return "About the voice" in page(visitor, "/")


def test_after_the_first_session_it_is_asked_once(visitor: Visitor) -> None:
    assert not asked(visitor)
    visitor.listened(60)
    shown = page(visitor, "/")
    for fact in ("a machine's", "Kokoro", "353.7", "github.com", "Apache-2.0"):
        assert fact in shown
    assert visitor.post("/voices/answer", {"fetch": ""})["Location"] == "/"
    assert not asked(visitor)
    visitor.listened(60)
    assert not asked(visitor)


def test_it_is_not_asked_before_a_session_has_ended(visitor: Visitor) -> None:
    visitor.started()
    assert not asked(visitor)


def test_it_is_not_asked_in_a_flare(visitor: Visitor) -> None:
    visitor.listened(60)
    visitor.post("/wish", {"trigger": "flare"})
    assert not asked(visitor)


def test_it_is_not_asked_where_no_voice_could_be_fetched(visitor: Visitor) -> None:
    visitor.listened(60)
    assert "voice-question" not in page_in_german(visitor, "/")


def test_fetching_on_one_s_own_is_an_answer_too(
    visitor: Visitor, catalogue: Served
) -> None:
    catalogue.answers["tiny.onnx.json"] = [server.missing]
    visitor.listened(60)
    visitor.post("/voices/tiny/fetch")
    ended(visitor)
    assert Person.objects.get().asked_of_voices
    assert not asked(visitor)


# -- On its way ----------------------------------------------------------------------


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A catalogue with one voice, served here: its files are no model."""
    with offered(tmp_path / "catalogue", {("tiny", "piper"): FILES}) as served:
        monkeypatch.setenv(CATALOGUE, str(tmp_path / "catalogue"))
        yield served


def ended(visitor: Visitor) -> dict[str, object]:
    """Wait until a voice is on its way no more."""
    while True:
        now: dict[str, object] = visitor.get("/voices/tiny/progress").json()
        if now["state"] != fetching.State.COMING:
            return now


def test_a_voice_on_its_way_is_shown_and_can_be_stopped_and_gone_on_with(
    visitor: Visitor, catalogue: Served
) -> None:
    held = Held(100_000)
    catalogue.answers["tiny.onnx"] = [held]
    assert visitor.post("/voices/tiny/fetch")["Location"] == "/voices/#offer-tiny"
    assert held.reached.wait(20)
    while "37" not in (shown := page(visitor)):
        assert "unclench-fetch" in shown
    assert '<noscript><meta http-equiv="refresh"' in shown
    visitor.post("/voices/tiny/stop")
    held.go_on.set()
    assert ended(visitor)["state"] == fetching.State.BEGUN
    assert "Go on fetching" in page(visitor)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (server.missing, "does not give the file"),
        (server.instead(b"Welcome to the hotel"), "was not the voice"),
        (server.cut_after(0), "broke off"),
    ],
)
def test_what_goes_wrong_is_told_with_what_to_do(
    visitor: Visitor, catalogue: Served, answer: server.Answer, said: str
) -> None:
    catalogue.answers["tiny.onnx.json"] = [answer]
    visitor.post("/voices/tiny/fetch")
    assert ended(visitor)["state"] == fetching.State.FAILED
    assert said in page(visitor)
    assert "Fetch it" in page(visitor)


def test_what_has_come_can_be_thrown_away(visitor: Visitor, catalogue: Served) -> None:
    catalogue.answers["tiny.onnx"] = [server.cut_after(5), server.cut_after(0)]
    visitor.post("/voices/tiny/fetch")
    ended(visitor)
    assert "Throw away what has come" in page(visitor)
    visitor.post("/voices/tiny/remove")
    assert ended(visitor)["state"] == fetching.State.AWAY
    assert "Throw away" not in page(visitor)
