"""Reading TOML that somebody wrote by hand, and saying where it went wrong."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from unclench.content.guard import hidden
from unclench.content.problem import Problem
from unclench.vocabulary.nearest import nearest

_AT = re.compile(
    r"\s*\(at (?:line (?P<row>\d+), column (?P<column>\d+)|end of document)\)$"
)

_FITS = {
    "name": "Write one row; a pack is called by small letters, digits and “-”.",
    "id": "Files are called by small letters, digits and “-”.",
    "language": "Write its code, such as en or de.",
}
"""What to do where a text is not of the right form."""

type Table = dict[str, Any]


def read_table(text: str, file: str) -> tuple[Table, tuple[Problem, ...]]:
    """Read a TOML text; an empty table, with the problem, when that can't be done."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = _AT.search(str(error))
        row, column = 0, 1
        if at:  # else it is about the whole file
            row = int(at["row"] or len(text.splitlines()))
            column = int(at["column"] or 1)
        message = f"This can't be read: {_AT.sub('', str(error)).rstrip('.')}."
        way = 'Texts stand in "quotes", lists in [brackets].'
        return {}, (Problem(file, row, column, message, way),)
    for said in _texts(table):
        if name := hidden(said):
            row, column = place_of(text, "\\")
            message = f"A text has a character in it that nobody sees: {name}."
            return {}, (Problem(file, row, column, message, "Take it out."),)
    return table, ()


def mistakes(
    error: ValidationError, kind: type[BaseModel], text: str, file: str, table: str = ""
) -> Iterator[Problem]:
    """Say what is wrong in a record, each mistake with its place.

    Parameters
    ----------
    error, kind
        What pydantic found, and the record that was read.
    text, file
        The file as it was written, and its name.
    table
        The table of the file that was read; empty for the whole of it.
    """
    for mistake in error.errors():
        steps = [str(step) for step in mistake["loc"]]
        name = next((step for step in reversed(steps) if not step.isdecimal()), table)
        row, column = place_of(text, name, table)
        where = ".".join(filter(None, (table, *steps)))
        match mistake["type"]:
            case "missing":
                message, way = f"“{where}” is missing.", f"Add a row: {name} = …"
                row, column = place_of(text, table) if table else (0, 1)
            case "extra_forbidden":
                message = f"There is no field “{where}”;"
                way = nearest(name, kind.model_fields)
            case "string_pattern_mismatch":
                message = f"{where}: “{mistake['input']}” can't be used here."
                way = _FITS.get(name, "Write it in one row.")
            case _:
                message, way = f"{where}: {mistake['msg'].rstrip('.')}.", ""
        yield Problem(file, row, column, message, way)


def place_of(text: str, name: str, table: str = "") -> tuple[int, int]:
    """Return row and column of a key, from 1; row 0 where it can't be found."""
    begun = 0
    if table:
        head = re.search(rf"^\s*\[{re.escape(table)}\]", text, re.MULTILINE)
        begun = head.end() if head else 0
    key = rf"^[ \t]*(?:\[[^\]\n]*)?(?P<key>[\"']?{re.escape(name)}\b)"
    found = re.compile(key, re.MULTILINE).search(text, begun)
    if not found:
        return 0, 1
    at = found.start("key")
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _texts(value: object) -> Iterable[str]:
    """Yield every key and every text in a table, however deep."""
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield key
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
