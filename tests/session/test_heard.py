"""The coach hears the same session, with a file of it or without."""

import json

import pytest

from unclench.content import Library
from unclench.content.review.heard import AsHeard, NotASession
from unclench.session import Prepared
from unclench.session.heard import as_heard
from unclench.session.record import described, written


@pytest.fixture(scope="module")
def from_file(prepared: Prepared) -> AsHeard:
    return AsHeard.read(written(described(prepared, {})))


def test_a_file_says_what_the_recipe_and_the_timeline_say(
    prepared: Prepared, library: Library, from_file: AsHeard
) -> None:
    assert as_heard(prepared.recipe, prepared.timeline, library) == from_file


def test_words_that_the_person_blocked_are_known_only_without_a_file(
    prepared: Prepared, library: Library, from_file: AsHeard
) -> None:
    heard = as_heard(prepared.recipe, prepared.timeline, library, ["driving"])
    assert heard.unwanted == {heard.speech[0].line}
    assert from_file.unwanted == frozenset()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"cues": [{"kind": "shout"}]}, "cues.0.kind"),
        ({"seconds": "long"}, "seconds"),
        ({"recipe": None}, "recipe"),
    ],
)
def test_what_is_no_session_says_where(
    prepared: Prepared, change: dict[str, object], told: str
) -> None:
    content = described(prepared, {}) | change
    with pytest.raises(NotASession, match=told):
        AsHeard.read(json.dumps(content))


@pytest.mark.parametrize("text", [b"", b"[]", b"\xff\xfe", b'{"technique": 1'])
def test_what_is_no_json_object_is_no_session(text: bytes) -> None:
    with pytest.raises(NotASession, match="not a session file"):
        AsHeard.read(text)
