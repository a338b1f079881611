"""Recording somebody through the pages, as files and as a script sends it."""

import json
import logging
import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.voice.recorded.tones import as_wav, said
from tests.web.visitors import Visitor

from unclench.config import Settings
from unclench.voice import find_voice
from unclench.voice.recorded import MOST_BYTES, Home
from unclench.voice.recorded.begin import recorded_voices
from unclench.voice.recorded.settings import version_of
from unclench.web.logs import Bare
from unclench.web.offers import voice_title
from unclench.web.pages.recorded.lines import desk
from unclench.web.told import change_told

WHOSE = "grandmother Ottilie"


class Recorder:
    """Somebody who records somebody."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        answer = visitor.post("/voices/recorded/new", {"whose": WHOSE, "language": "en"})
        self.first = answer["Location"]
        self.at = self.first.removesuffix("lines/")
        voices = Settings(data=settings.DATA).voices
        self.home = Home(voices / self.at.split("/")[-2])

    def page(self, path: str = "lines/") -> str:
        return unescape(self.visitor.get(f"{self.at}{path}").content.decode())

    def lines(self, path: str = "lines/") -> list[tuple[str, str, str, str]]:
        """Id, version, state and words of each line of a page."""
        found = re.findall(
            r'data-line="([^"]+)" data-version="(\w+)" data-state="(\w+)">\s*'
            r"<p [^>]*>([^<]+)</p>",
            self.page(path),
        )
        return [(line, version, state, words) for line, version, state, words in found]

    def take(
        self,
        content: bytes | None = None,
        *,
        at: int = 0,
        script: bool = True,
        **more: str,
    ) -> tuple[int, dict[str, object]]:
        """Send a recording of a line, as a script does or as a form does."""
        line, version, _state, words = self.lines()[at]
        sound = as_wav(said(words, 400)) if content is None else content
        fields = {"line": line, "version": version, "keep": "on", "here": self.first}
        answer = self.visitor.post(
            f"{self.at}take",
            fields | {"sound": SimpleUploadedFile("line", sound)} | more,
            headers={"Accept": "application/json"} if script else {},
        )
        told = json.loads(answer.content) if script else {"to": answer.get("Location")}
        return answer.status_code, told

    def post(self, what: str, at: int = 0) -> str:
        line, version, *_ = self.lines()[at]
        fields = {"line": line, "version": version, "here": self.first}
        return str(self.visitor.post(f"{self.at}{what}", fields)["Location"])


@pytest.fixture
def recorder(visitor: Visitor) -> Iterator[Recorder]:
    recorder = Recorder(visitor)
    yield recorder
    if recorder.home.folder.exists():
        recorder.home.forget_all()


def test_it_begins_with_the_ten_lines_that_come_most_often(recorder: Recorder) -> None:
    lines = recorder.lines()
    assert len(lines) == 10
    assert "You can stop at any time, for any reason." in [words for *_, words in lines]
    assert "0</span> of 10 lines. Any number helps." in recorder.page()


def test_a_recording_is_looked_at_before_it_is_kept(recorder: Recorder) -> None:
    status, told = recorder.take(keep="")
    assert (status, told) == (
        200,
        {"taken": True, "says": ["That sounds clear."], "sound": ""},
    )
    assert recorder.home.recordings == ()
    _, told = recorder.take()
    sound = recorder.visitor.get(str(told["sound"]))
    assert sound["Content-Type"] == "audio/flac"
    assert b"".join(sound.streaming_content).startswith(b"fLaC")  # type: ignore[attr-defined] # a streamed answer
    assert [state for _, _, state, _ in recorder.lines()].count("recorded") == 1


def test_what_may_be_better_is_told_and_kept_all_the_same(recorder: Recorder) -> None:
    *_, words = recorder.lines()[0]
    _, told = recorder.take(as_wav(said(words, 400, noise=0.03)))
    assert told["says"] == [
        "There is a noise behind the voice. A smaller room with curtains helps."
    ]
    assert "A smaller room with curtains helps." in recorder.page()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "No sound can be read"),
        (b"<script>alert(1)</script>", "No sound can be read"),
        (as_wav(said("x", 400)[:1000]), "No voice is heard"),
    ],
)
def test_what_is_no_recording_is_refused_kindly(
    recorder: Recorder, content: bytes, says: str
) -> None:
    status, told = recorder.take(content)
    assert (status, told["taken"]) == (422, False)
    assert says in str(told["says"])
    assert recorder.home.recordings == ()


def test_what_is_too_large_is_not_even_read(recorder: Recorder) -> None:
    status, told = recorder.take(bytes(MOST_BYTES + 200_000))
    assert status == 413
    assert "too large" in str(told["says"])


def test_words_that_changed_meanwhile_are_told(recorder: Recorder) -> None:
    status, told = recorder.take(version="0" * 64)
    assert (status, told["taken"]) == (409, False)


def test_without_a_script_a_form_takes_one_file(recorder: Recorder) -> None:
    status, told = recorder.take(script=False)
    assert status == 302
    assert str(told["to"]).startswith(f"{recorder.first}#line-")
    status, _ = recorder.take(b"nothing", script=False)
    assert status == 200
    assert len(recorder.home.recordings) == 1


def test_a_form_leads_nowhere_else(recorder: Recorder) -> None:
    _, told = recorder.take(script=False, here="https://evil.example/")
    assert told == {"to": None}


def test_many_files_are_matched_and_the_rest_is_named(recorder: Recorder) -> None:
    lines = recorder.lines()
    files = [
        SimpleUploadedFile("1.wav", as_wav(said(lines[0][3], 400))),
        SimpleUploadedFile(f"{lines[1][0]}.wav", as_wav(said(lines[1][3], 500))),
        SimpleUploadedFile("3.wav", b"nothing"),
        SimpleUploadedFile("<b>.wav", as_wav(said(lines[4][3], 500))),
    ]
    answer = recorder.visitor.post(
        f"{recorder.at}files",
        {
            "sounds": files,
            "lines": [f"{line} {version}" for line, version, *_ in lines],
            "here": recorder.first,
        },
    )
    page = answer.content.decode()
    assert "2 files are taken in." in page
    assert "3.wav: No sound can be read" in page
    assert "&lt;b&gt;.wav: It belongs to no line here." in page
    assert {each.text for each in recorder.home.recordings} == {lines[0][3], lines[1][3]}


def test_a_recording_can_be_deleted_and_then_all_of_them(recorder: Recorder) -> None:
    recorder.take()
    assert recorder.post("forget") == recorder.first
    assert recorder.home.recordings == ()
    recorder.visitor.post(f"/voices/{recorder.home.name}/remove")
    assert recorder.visitor.get(recorder.at).status_code == 404


def test_the_voice_speaks_once_it_is_chosen(recorder: Recorder) -> None:
    recorder.take()
    assert "Use this voice" in recorder.page("")
    recorder.visitor.post(f"/voices/{recorder.home.name}/use")
    assert "This voice speaks in your sessions now." in recorder.page("")
    practice = recorder.visitor.started()
    voices = Settings(data=settings.DATA).voices
    identity = find_voice(recorder.home.name, voices).identity
    assert json.loads(practice.recipe)["voice"] == identity


def test_a_practice_lists_what_its_next_session_says(recorder: Recorder) -> None:
    recorder.take()
    lines = recorder.lines("lines/calm-place/")
    assert len(lines) > 30
    assert [state for _, _, state, _ in lines].count("recorded") == 1
    assert recorder.visitor.get(f"{recorder.at}lines/nothing/").status_code == 404


def test_words_of_one_s_own_are_read_as_they_are_spoken_and_told_when_they_change(
    recorder: Recorder,
) -> None:
    change_told(own={"company": "Mia the cat"})
    said_now = desk(recorder.home.name).said
    line, words = min((ln.id, ln.text) for ln in said_now if "Mia the cat" in ln.text)
    version = version_of(words)
    sound = SimpleUploadedFile("x", as_wav(said(words, 400)))
    fields = {"line": line, "version": version, "keep": "on", "sound": sound}
    recorder.visitor.post(f"{recorder.at}take", fields)
    change_told(own={"company": "Tom the dog"})
    page = recorder.page("")
    assert "Words that have changed since" in page
    assert words in page
    assert words.replace("Mia the cat", "Tom the dog") in page
    changed = recorder.lines("changed/")
    assert [(each[0], each[2]) for each in changed] == [(line, "changed")]


# -- Whose voice it is -------------------------------------------------------------


def test_whose_voice_it_is_stands_in_lists_and_nowhere_else(recorder: Recorder) -> None:
    recorder.take()
    assert WHOSE in recorder.page("")
    assert WHOSE in str(voice_title(recorder.home.name))
    recorder.visitor.post(f"/voices/{recorder.home.name}/use")
    practice = recorder.visitor.started()
    assert "Ottilie" not in practice.recipe
    for page in (recorder.page(""), recorder.page()):
        addresses = re.findall(r'(?:href|action|src)="([^"]*)"', page)
        assert not [each for each in addresses if "ttilie" in each.lower()]
        assert "Ottilie" not in str(re.findall(r"<title>(.*?)</title>", page))


@pytest.mark.parametrize(
    "label", ["</h1><b>x", "Ada\u200d\u202e\x7f\x01", 'a"\\b', "x" * 80]
)
def test_a_label_of_any_kind_is_shown_and_breaks_nothing(
    recorder: Recorder, label: str
) -> None:
    recorder.visitor.post(f"{recorder.at}label", {"whose": label})
    answer = recorder.visitor.get(recorder.at)
    assert answer.status_code == 200
    assert "<b>x" not in answer.content.decode()
    assert recorder.home.name in recorded_voices(recorder.home.folder.parent)


def test_an_error_is_logged_without_whose_voice_it_is(
    recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    (recorder.home.folder / "lines").write_text("in the way")
    recorder.visitor.raise_request_exception = False
    handler = logging.StreamHandler()
    handler.addFilter(Bare())
    logging.getLogger().addHandler(handler)
    try:
        line, version, _, words = recorder.lines()[0]
        sound = SimpleUploadedFile(f"{WHOSE}.wav", as_wav(said(words, 400)))
        fields = {"line": line, "version": version, "keep": "on", "sound": sound}
        answer = recorder.visitor.post(f"{recorder.at}take", fields)
    finally:
        logging.getLogger().removeHandler(handler)
    assert answer.status_code == 500
    logged = capsys.readouterr().err
    assert "ttilie" not in logged.lower()


@pytest.mark.usefixtures("db")
def test_a_recording_from_elsewhere_is_refused(recorder: Recorder) -> None:
    line, version, _, words = recorder.lines()[0]
    sound = SimpleUploadedFile("x", as_wav(said(words, 400)))
    fields = {"line": line, "version": version, "keep": "on", "sound": sound}
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(f"{recorder.at}take", fields).status_code == 403
    assert recorder.home.recordings == ()
