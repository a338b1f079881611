"""Pages and sessions are in the language of who asks; in German no English is left."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Protocol

import pytest
from tests.web.catalogue import FILES, messages
from tests.web.visitors import Visitor
from tests.web.writers import Writer

from unclench.content.care import Level, load_care, load_ground
from unclench.content.names import WORDED
from unclench.diary import load_measures
from unclench.web.models import Practice
from unclench.web.pages.me.groups import GROUPS
from unclench.web.plan import whole_library
from unclench.web.told import change_told, read_told

GERMAN = {"HTTP_ACCEPT_LANGUAGE": "de-AT,de;q=0.9,en;q=0.5"}
ENGLISH_WORDS = re.compile(
    r"\b(the|and|you|your|with|of|is|for|not|this)\b", re.IGNORECASE
)
PARAMETER = re.compile(r"%\(\w+\)[a-z]")


class Answer(Protocol):
    """What a visitor is given."""

    content: bytes


class Seen(HTMLParser):
    """What somebody sees or hears of a page, apart from what says it is English."""

    VOID = frozenset({"meta", "link", "input", "br", "path", "circle", "rect", "track"})
    SPOKEN = ("aria-label", "placeholder", "title", "alt", "label")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: list[bool] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        hidden = tag in {"script", "style", "textarea"} or given.get("lang") == "en"
        if not self.hidden and not hidden:
            self.texts += [str(given[name]) for name in self.SPOKEN if name in given]
        if tag not in self.VOID:
            self.open.append(hidden)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing is said in a tag that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.hidden and data.strip():
            self.texts.append(" ".join(data.split()))

    @property
    def hidden(self) -> bool:
        return any(self.open)


def english() -> Iterator[str]:
    """All that the interface and the library say in English, and otherwise in German."""
    for message in messages(FILES["de"] / "django.po"):
        if message.said[0] != message.one and not PARAMETER.search(message.one):
            yield message.one
    shelves, german = whole_library(), whole_library().in_language("de")
    for shelf, fields in WORDED.items():
        for name, record in getattr(shelves, shelf).items():
            theirs = getattr(german, shelf).get(name)
            for each in fields if theirs else ():
                if (said := getattr(record, each)) != getattr(theirs, each):
                    yield from (said,) if isinstance(said, str) else said
    yield from (flag.words for flag in load_care().flags)
    yield from (each.question for each in load_measures().values())
    yield from load_ground().steps()


def shown(answer: Answer) -> list[str]:
    return Seen(answer.content.decode()).texts


def pages(visitor: Visitor) -> Iterator[tuple[str, Answer]]:
    """Walk through all that can be seen."""
    names = list(whole_library().in_language("de").techniques)
    addresses = [
        *("/", "/choose/", "/me/", "/me/?kept", "/help/", "/help/talk", "/ground/"),
        *("/about/", "/ladder/", "/nowhere", "/write/", "/write/new"),
        *("/voices/", "/sounds/"),
        *(f"/choose/{name}/" for name in names),
        *(f"/me/{name}/" for name in GROUPS),
    ]
    for address in addresses:
        yield address, visitor.get(address)
    answers = dict.fromkeys(Level, "more")
    yield "help, answered", visitor.post("/help/", answers)
    yield "paused", visitor.get("/help/")
    visitor.post("/help/movement")
    yield "wrong words", visitor.post("/me/place/", {"own_place_sound": "тише"})
    yield "wrong start", visitor.post("/start", {"what": "calm-place/", "minutes": "1"})
    practice = visitor.started(what="breath-link/", minutes="2")
    yield "wait", visitor.get(f"/practice/{practice.pk}/")
    visitor.post(f"/practice/{practice.pk}/heard", {"seconds": 90, "ended": "on"})
    yield "after", visitor.get(f"/practice/{practice.pk}/after")
    yield (
        "unsettled",
        visitor.post(f"/practice/{practice.pk}/after", {"unsettling": "yes"}),
    )
    yield "done", visitor.get("/")
    visitor.post("/wish", {"trigger": "hard-call", "minutes": "3"})
    yield "wished", visitor.get("/")
    change_told(cautions=["panic"], blocked=["water"])
    yield "not for now", visitor.get("/choose/breath-link/")
    yield "others not for now", visitor.get("/choose/")
    change_told(cautions=["self-harm"])
    yield "nothing", visitor.get("/")


@pytest.mark.usefixtures("renderer")
def test_no_page_has_english_left_in_german(visitor: Visitor) -> None:
    left = set(english())
    visitor.defaults |= GERMAN
    found: list[tuple[str, str]] = []
    for address, answer in pages(visitor):
        page = answer.content.decode()
        assert '<html lang="de">' in page, address
        found += [
            (address, text)
            for text in shown(answer)
            if text in left or ENGLISH_WORDS.search(text)
        ]
    assert found == []


@pytest.mark.usefixtures("db")
def test_the_editor_has_no_english_left_in_german(visitor: Visitor) -> None:
    visitor.defaults |= GERMAN
    script = Writer(visitor, language="de").id
    left = set(english())
    for address in (f"/write/{script}/", f"/write/{script}/versions/", "/write/"):
        answer = visitor.get(address)
        assert [text for text in shown(answer) if text in left] == [], address


@pytest.mark.parametrize(
    ("accepted", "page"),
    [
        ("de", "de"),
        ("de-CH", "de"),
        ("fr, de;q=0.5, en;q=0.3", "de"),
        ("en-US, de;q=0.5", "en-gb"),
        ("fr", "en-gb"),
        ("", "en-gb"),
    ],
)
def test_at_first_the_browser_is_asked(
    visitor: Visitor, accepted: str, page: str
) -> None:
    answer = visitor.get("/about/", HTTP_ACCEPT_LANGUAGE=accepted)
    assert f'<html lang="{page}">' in answer.content.decode()
    assert answer["Content-Language"] == page
    assert "Accept-Language" in answer["Vary"]


def test_what_was_told_wins_over_the_browser(visitor: Visitor) -> None:
    answer = visitor.post("/me/language/", {"language": "de"})
    assert answer.status_code == 302
    assert read_told().language == "de"
    page = visitor.get("/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert '<html lang="de">' in page
    visitor.post("/me/language/", {"language": ""})
    page = visitor.get("/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert '<html lang="en-gb">' in page


def test_the_page_of_languages_names_each_in_its_own_words(visitor: Visitor) -> None:
    for accepted in ("en", "de"):
        page = visitor.get("/me/language/", HTTP_ACCEPT_LANGUAGE=accepted)
        assert {"English", "Deutsch"} <= set(shown(page))


def recipe(practice: Practice) -> dict[str, object]:
    read: dict[str, object] = json.loads(practice.recipe)
    return read


@pytest.mark.usefixtures("renderer")
def test_a_session_is_in_the_language_of_the_page(visitor: Visitor) -> None:
    english = visitor.started(what="breath-link/", minutes="2")
    change_told(language="de", voice="espeak-en-gb")
    german = visitor.started(what="breath-link/", minutes="2")
    assert [recipe(p)["language"] for p in (english, german)] == ["en", "de"]
    assert str(recipe(german)["voice"]).startswith("espeak-de ")
    assert english.digest != german.digest


def test_only_voices_of_the_language_are_offered(visitor: Visitor) -> None:
    change_told(language="de")
    page = visitor.get("/me/manner/").content.decode()
    assert 'value="espeak-de"' in page
    assert "espeak-en" not in page


def test_what_is_not_asked_in_a_language_is_not_forgotten(visitor: Visitor) -> None:
    change_told(language="de", unwanted_techniques=["warm-flow"])
    visitor.post("/me/not-wanted/", {"unwanted_techniques": ["breath-link"]})
    assert set(read_told().unwanted_techniques) == {"warm-flow", "breath-link"}


def test_a_ladder_that_is_not_translated_says_where_it_is(visitor: Visitor) -> None:
    change_told(language="de")
    if not whole_library().in_language("de").movements:
        assert "/me/language/" in visitor.get("/ladder/").content.decode()
        assert visitor.get("/ladder/stairs/")["Location"] == "/ladder/"
