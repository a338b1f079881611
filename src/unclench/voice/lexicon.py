"""How a language is read aloud: ``library/<language>/lexicon.toml``."""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

type Reader = Callable[[re.Match[str]], str]
"""From what was found to how it is read."""

_NUMBER = r"(?<![\w.,/])(?!\d{4}s\b)(?P<number>\d+(?:[.,]\d+)*)"
"""The 1960s are no seconds."""
_BEFORE, _BEHIND = r"(?<![\w.,/'\u2019-])", r"(?![\w/'\u2019-])"
"""Nothing is found within a longer word."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is read differently from how an engine would read it."""

    rules: tuple[tuple[re.Pattern[str], Reader], ...] = ()
    """What is looked for, one after the other, with how it is read."""
    digest: str = ""
    """Another one where any reading may be another."""


@lru_cache(maxsize=16)
def lexicon_of(language: str) -> Lexicon:
    """Return the lexicon of a language; an empty one where none ships."""
    name = language.partition("-")[0].lower()
    file = files("unclench") / "library" / name / "lexicon.toml"
    if not name.isalpha() or not file.is_file():
        return Lexicon()
    text = file.read_text(encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Lexicon(tuple(_rules(tomllib.loads(text))), digest)


def _rules(table: Mapping[str, Any]) -> Iterable[tuple[re.Pattern[str], Reader]]:
    yield _listed(table["fractions"])
    for pattern in table["patterns"]:
        yield re.compile(pattern["find"]), _expanding(pattern["read"])
    yield _money(table["money"])
    yield _measured(table["units"])
    yield _numbered(table["numbered"])
    yield _listed(table["abbreviations"])
    yield _listed(table["words"])


def _expanding(read: str) -> Reader:
    return lambda found: found.expand(read)


def _listed(readings: Mapping[str, str]) -> tuple[re.Pattern[str], Reader]:
    """Words and phrases, in capitals or not."""
    known = {_plain(written): read for written, read in readings.items()}

    def read(found: re.Match[str]) -> str:
        ends = found[0].endswith(".") and found.end() == len(found.string)
        return known[_plain(found[0])] + "." * ends

    return _pattern(_BEFORE, known, _BEHIND), read


def _numbered(readings: Mapping[str, str]) -> tuple[re.Pattern[str], Reader]:
    """What is read so before a number only."""
    known = {_plain(written): read for written, read in readings.items()}
    pattern = _pattern(_BEFORE, known, r"\s*(?=\d)")
    return pattern, lambda found: known[_plain(found[0].rstrip())] + " "


def _measured(forms: Mapping[str, list[str]]) -> tuple[re.Pattern[str], Reader]:
    """Units behind a number, and a full stop that only shortens them."""
    known = {_plain(unit): both for unit, both in forms.items()}
    short = rf"{_BEHIND}(?:\.(?=[,;:]|\s+(?-i:[a-z\u00e0-\u00ff])))?"
    pattern = _pattern(rf"{_NUMBER}[\s-]?(?P<unit>", known, rf"){short}")

    def read(found: re.Match[str]) -> str:
        return _counted(found["number"], known[_plain(found["unit"])])

    return pattern, read


def _money(forms: Mapping[str, list[str]]) -> tuple[re.Pattern[str], Reader]:
    """Signs of money before a number."""
    pattern = re.compile(
        rf"(?P<sign>[{''.join(map(re.escape, forms))}])\s?(?P<number>\d+(?:[.,]\d+)*)"
    )
    return pattern, lambda found: _counted(found["number"], forms[found["sign"]])


def _counted(number: str, forms: list[str]) -> str:
    one, more = forms
    return f"{number} {one if number == '1' else more}"


def _pattern(before: str, written: Iterable[str], behind: str) -> re.Pattern[str]:
    """Look for any of what may be written, the longest first."""
    longest_first = sorted(written, key=len, reverse=True)
    any_of = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in longest_first)
    return re.compile(rf"{before}(?:{any_of}){behind}", re.IGNORECASE)


def _plain(written: str) -> str:
    return " ".join(written.split()).lower()
