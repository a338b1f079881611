"""What a person told, in one file of theirs: all that is right in it, kept whole."""

import json
import os
import re
import tempfile
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from unclench.content import Library, Problem
from unclench.person.me import Me, Movement
from unclench.person.own import TOLD, Refusal
from unclench.person.spell import spelt
from unclench.vocabulary import Tuning
from unclench.vocabulary.nearest import nearest

MOST_BYTES = 1_000_000
"""Bytes of a file that is read; what a person tells takes a few thousand."""

TUNED = tuple(field.name for field in fields(Tuning))

type Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was told, with what in its file could not be read."""

    me: Me
    problems: tuple[Problem, ...] = ()

    @property
    def crisis(self) -> bool:
        """Whether something in it spoke of ending one's life; it is not in `me`."""
        return any(TOLD[Refusal.CRISIS] in problem.message for problem in self.problems)


def read_me(file: Path, library: Library) -> Kept:
    """Read what a person told; nothing, where there is no file.

    A mistake costs only itself: each is told with its place, and the rest is kept.

    Parameters
    ----------
    file
        TOML, or JSON if it is called so.
    library
        Where the names in it have to be known.
    """
    try:
        text = _text(file)
    except (FileNotFoundError, NotADirectoryError):
        return Kept(Me())
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or str(error)
        return Kept(Me(), (Problem(str(file), 0, 1, f"This can't be read: {told}."),))
    table, broken = _json(text, file) if file.suffix == ".json" else _toml(text, file)
    me, mistakes = checked(table, library)
    found = [_problem(mistake, text, file) for mistake in mistakes]
    return Kept(me, tuple(sorted([*broken, *found])))


def checked(table: Table, library: Library) -> tuple[Me, tuple[ErrorDetails, ...]]:
    """Take from a table all that is right; return what is not beside it."""
    if isinstance(table.get("own"), dict):
        table = {**table, "own": _flat(table["own"])}
    mistakes: list[ErrorDetails] = []
    while True:
        try:
            return Me.model_validate(table, context=library), tuple(mistakes)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
        mistakes.append(first)
        steps = tuple(step for step in first["loc"] if step != "[key]")
        table = _without(table, steps)


def keep_me(me: Me, file: Path, library: Library) -> None:
    """Write what a person told, readable by them alone, whole or not at all.

    A file with mistakes in it is first put aside, so that mending them stays possible.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    if read_me(file, library).problems:
        file.replace(aside(file))
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".me-", suffix=".toml")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as new:
            new.write(spelt(me))
            new.flush()
            os.fsync(new.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def forget_me(file: Path) -> None:
    """Delete all that a person told."""
    for each in (file, aside(file), *file.parent.glob(".me-*.toml")):
        each.unlink(missing_ok=True)


def aside(file: Path) -> Path:
    """Return where a file with mistakes is put before another takes its place."""
    return file.with_name(f"{file.stem}-with-mistakes{file.suffix}")


def message_of(mistake: ErrorDetails) -> str:
    """Say what is wrong with one thing told, without repeating it."""
    if mistake["type"] == "extra_forbidden":
        *above, name = mistake["loc"]
        known = Movement.model_fields if above else Me.model_fields
        return f"There is nothing of this name; {nearest(str(name), known)}"
    if mistake["type"] == "unexpected_keyword_argument":
        name = str(mistake["loc"][-1])
        return f"There is nothing of this name; {nearest(name, TUNED)}"
    said = _SHAPES.get(mistake["type"]) or mistake["msg"].removeprefix("Value error, ")
    return said if said.endswith((".", "?")) else f"{said}."


def place_of(mistake: ErrorDetails) -> str:
    """Name what is wrong as it is set: ``own.place.sound``."""
    steps = (step for step in mistake["loc"] if isinstance(step, str))
    place = ".".join(step for step in steps if step != "[key]")
    return re.sub(r"[^\w.-]", "?", place)[:60]


_SHAPES = {
    "tuple_type": "This is a list: put it in square brackets",
    "dict_type": "There should be names with values of their own here",
    "dataclass_type": "There should be names with values of their own here",
    "int_parsing": "There should be a whole number here",
    "int_from_float": "There should be a whole number here",
    "float_parsing": "There should be a number here",
    "model_type": "There should be names with values of their own here",
    "string_type": "There should be words here, in quotation marks",
    "string_unicode": "There should be words here, in quotation marks",
    "bool_parsing": "This is either true or false",
    "bool_type": "This is either true or false",
}
"""What is wrong with the shape of something, by pydantic's name for it."""


def _flat(own: Table) -> Table:
    """Let ``[own.place] sound`` stand for ``[own] place.sound``."""
    flat: Table = {}
    for name, value in own.items():
        deeper = value if isinstance(value, dict) else {}
        flat |= {f"{name}.{more}": words for more, words in deeper.items()} or {
            name: value
        }
    return flat


def _text(file: Path) -> str:
    if file.stat().st_size > MOST_BYTES:
        message = "it is far too long for what a person tells"
        raise ValueError(message)
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        message = f"it is not text in UTF-8 (byte {error.start})"
        raise ValueError(message) from error


def _json(text: str, file: Path) -> tuple[Table, tuple[Problem, ...]]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        column = getattr(error, "colno", 1)
        problem = Problem(str(file), line, column, "This is not JSON.")
        return {}, (problem,)
    if not isinstance(read, dict):
        message = "There should be one object, with a name for each thing told."
        return {}, (Problem(str(file), 1, 1, message),)
    return read, ()


def _toml(text: str, file: Path) -> tuple[Table, tuple[Problem, ...]]:
    """Read TOML; a line that is not TOML is named, and left out."""
    rows = text.replace("\r\n", "\n").split("\n")
    problems: list[Problem] = []
    while True:
        try:
            return tomllib.loads("\n".join(rows)), tuple(problems)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
            line, column = (int(at[1]), int(at[2])) if at else (0, 1)
            message = f"{str(error).partition(' (at')[0]}."
            problems.append(Problem(str(file), line, column, message))
        if not 0 < line <= len(rows) or not rows[line - 1]:
            return {}, tuple(problems)
        rows[line - 1] = ""


def _problem(mistake: ErrorDetails, text: str, file: Path) -> Problem:
    """Return a mistake with the line it most likely stands in."""
    place = place_of(mistake)
    last = next(
        (s for s in reversed(mistake["loc"]) if isinstance(s, str) and s != "[key]"), ""
    )
    names = (re.escape(name) for name in (place, last, last.rpartition(".")[2]))
    begins = re.compile(rf"[ \t]*[\"']?(?:{'|'.join(names)})[\"']?[ \t]*[=:]")
    rows = enumerate(text.splitlines(), start=1)
    line = next((number for number, row in rows if begins.match(row)), 0)
    return Problem(str(file), line, 1, f"{place}: {message_of(mistake)}")


def _without(value: Any, steps: tuple[int | str, ...]) -> Any:  # noqa: ANN401 - whatever a file holds
    """Return a table, or a list in it, without what the steps lead to."""
    step, *rest = steps
    if isinstance(value, dict) and step in value:
        if rest and isinstance(value[step], dict | list | tuple):
            return {**value, step: _without(value[step], tuple(rest))}
        return {name: each for name, each in value.items() if name != step}
    return [each for i, each in enumerate(value) if i != step]
