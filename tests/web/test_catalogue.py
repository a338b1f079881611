"""The interface is whole in every language, and what is delivered is what was written."""

import gettext
import re
from pathlib import Path

import pytest
from tests.web.catalogue import FILES, messages

WEB = Path(__file__).parents[2] / "src" / "unclench" / "web"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")
IN_TEMPLATES = re.compile(r"{% translate (['\"])(.+?)\1")
IN_CODE = re.compile(r"\b(?:_|gettext)\(\s*((?:\"(?:[^\"\\]|\\.)*\"\s*)+)\)")


@pytest.mark.parametrize("folder", FILES.values(), ids=FILES.keys())
def test_every_message_is_translated_and_none_is_guessed(folder: Path) -> None:
    found = messages(folder / "django.po")
    assert len(found) > 300
    assert [m.one for m in found if "fuzzy" in m.flags or not all(m.said)] == []
    assert [m.one for m in found if m.many and len(m.said) != 2] == []


@pytest.mark.parametrize("folder", FILES.values(), ids=FILES.keys())
def test_what_is_filled_in_is_kept(folder: Path) -> None:
    for message in messages(folder / "django.po"):
        wanted = set(PLACEHOLDER.findall(message.one + message.many))
        for said in message.said:
            assert set(PLACEHOLDER.findall(said)) <= wanted, message.one
        assert set(PLACEHOLDER.findall("".join(message.said))) == wanted, message.one


@pytest.mark.parametrize("folder", FILES.values(), ids=FILES.keys())
def test_the_compiled_file_is_that_of_the_text(folder: Path) -> None:
    with (folder / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in messages(folder / "django.po"):
        if message.many:
            said = tuple(compiled.ngettext(message.one, message.many, n) for n in (1, 2))
        elif message.context:
            said = (compiled.pgettext(message.context, message.one),)
        else:
            said = (compiled.gettext(message.one),)
        assert said == message.said, f"{message.one}: run django-admin compilemessages"


@pytest.mark.parametrize("folder", FILES.values(), ids=FILES.keys())
def test_every_text_of_the_pages_is_in_the_file(folder: Path) -> None:
    known = {message.one for message in messages(folder / "django.po")}
    asked = {
        found[2].replace("%", "%%") if "%" in found[2] else found[2]
        for path in (WEB / "templates").rglob("*.html")
        for found in IN_TEMPLATES.finditer(path.read_text("utf-8"))
    }
    for path in WEB.rglob("*.py"):
        for found in IN_CODE.finditer(path.read_text("utf-8")):
            parts = re.findall(r'"((?:[^"\\]|\\.)*)"', found[1])
            asked.add("".join(parts).replace('\\"', '"'))
    assert sorted(asked - known) == []
