"""What a person tells stays in the database: not in addresses, not in logs."""

import logging
from uuid import uuid4

import pytest
from django.test import Client
from tests.web.visitors import START, Visitor

from unclench.web.logs import Bare
from unclench.web.models import Practice

TOLD = "grandmother's blue kettle"

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
}


def told(visitor: Visitor, **fields: object) -> Practice:
    answer = visitor.post("/me/place/", {"own_place_sound": TOLD})
    assert answer["Location"] == "/me/?kept"
    return visitor.started(what="calm-place/own", minutes="3", **fields)


def test_own_words_are_in_the_recipe_and_in_no_address(visitor: Visitor) -> None:
    practice = told(visitor)
    assert "grandmother" in practice.recipe
    page = visitor.get(f"/practice/{practice.pk}/").content.decode()
    assert "grandmother" not in page
    assert "kettle" not in f"/practice/{practice.pk}/ {practice.digest}"


def test_an_error_is_logged_without_what_was_told(
    visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    practice = told(visitor)
    Practice.objects.filter(pk=practice.pk).update(recipe=f'{{"broken": "{TOLD}"')
    visitor.raise_request_exception = False
    handler = logging.StreamHandler()
    handler.addFilter(Bare())
    logging.getLogger().addHandler(handler)
    try:
        answer = visitor.post(f"/practice/{practice.pk}/again", {"note": TOLD})
    finally:
        logging.getLogger().removeHandler(handler)
    assert answer.status_code == 500
    assert b"This page broke" in answer.content
    logged = capsys.readouterr().err
    assert "json.decoder.JSONDecodeError" in logged
    assert "grandmother" not in logged


PAGES = [
    "/",
    "/choose/",
    "/choose/flare/",
    "/ladder/",
    "/ladder/bend/worries",
    "/help/",
    "/help/talk",
    "/ground/",
    "/me/",
    "/me/heed/",
    "/write/",
    "/write/new",
    "/voices/recorded/new",
    "/about/",
    "/nowhere",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_the_strict_policy(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_what_the_policy_forbids(visitor: Visitor, path: str) -> None:
    page = visitor.get(path).content.decode()
    assert "style=" not in page
    assert "onclick" not in page
    assert "http://" not in page
    assert "https://" not in page
    assert page.count("<script") == page.count('<script type="module" src="/static/')


@pytest.mark.usefixtures("db")
def test_a_form_from_elsewhere_is_refused_kindly() -> None:
    answer = Client(enforce_csrf_checks=True).post("/start", START | {"id": uuid4()})
    assert answer.status_code == 403
    assert b"This form is too old" in answer.content
    assert Practice.objects.count() == 0


def test_the_only_cookie_is_the_one_that_guards_forms(visitor: Visitor) -> None:
    visitor.get("/")
    assert list(visitor.cookies) == ["unclench"]
    cookie = visitor.cookies["unclench"]
    assert (cookie["samesite"], cookie["httponly"]) == ("Strict", True)


def test_another_name_for_this_machine_is_not_answered(visitor: Visitor) -> None:
    assert visitor.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert visitor.get("/", headers={"Host": "localhost:8765"}).status_code == 200
