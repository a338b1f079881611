"""Reading one folder: what is right is handed on, every mistake is told."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Self

from pydantic import BaseModel, ValidationError

from unclench.content.guard import Contents
from unclench.content.ids import with_ids
from unclench.content.model import Line, Phrase, ScriptFile
from unclench.content.parse import parse
from unclench.content.problem import Problem
from unclench.content.table import Table, mistakes, place_of, read_table

_ID = re.compile(r"\{#([^{}]*)\}")


class Reading:
    """The reading of one folder, with the problems met so far."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.problems = list(contents.problems)
        self._written = frozenset(
            name for text in contents.texts.values() for name in _ID.findall(text)
        )
        """Line ids that stand in any file: none of them is given to a line without."""
        self._taken: dict[str, set[str]] = {}
        """Line ids met so far, by language."""

    def report(
        self, name: str, place: tuple[int, int], message: str, suggestion: str = ""
    ) -> Self:
        """Tell what is wrong at a place, row and column, of one of the files."""
        path = self.contents.path(name)
        self.problems.append(Problem(path, *place, message, suggestion))
        return self

    def place(self, name: str, key: str) -> tuple[int, int]:
        """Return row and column of a key in a file."""
        return place_of(self.contents.texts[name], key)

    def table(self, name: str) -> Table:
        """Read a TOML file; an empty table when there is none, or none to be read."""
        text = self.contents.texts.get(name, "")
        table, problems = read_table(text, self.contents.path(name))
        self.problems += problems
        return table

    def record[R: BaseModel](
        self, kind: type[R], name: str, table: object, given: Table, within: str = ""
    ) -> R | None:
        """Read one record of a file; None, with the problems, when it is not right."""
        if not isinstance(table, dict):
            self.report(name, (0, 1), f"“{within}” is no table.", f"Write [{within}].")
            return None
        try:
            return kind.model_validate(table | given)
        except ValidationError as error:
            text, path = self.contents.texts[name], self.contents.path(name)
            self.problems += mistakes(error, kind, text, path, within)
            return None

    def files[R: BaseModel](self, folder: str, kind: type[R]) -> dict[str, R]:
        """Read each TOML file of a folder, by its name."""
        found = {}
        for name in self.contents.within(folder, ".toml"):
            before = len(self.problems)
            table = self.table(name)
            stem = _stem(name)
            if len(self.problems) == before and (
                record := self.record(kind, name, table, {"id": stem})
            ):
                found[stem] = record
        return found

    def tables[R: BaseModel](
        self, name: str, kind: type[R], within: str = ""
    ) -> dict[str, R]:
        """Read each table of a file, or of one table within it."""
        tables = self.table(name)
        if within:
            tables = tables.get(within, {})
        found = {}
        for key, table in tables.items():
            path = f"{within}.{key}" if within else key
            if record := self.record(kind, name, table, {"id": key}, path):
                found[key] = record
        return found

    def by_language(self, file: str) -> Iterator[tuple[str, str]]:
        """Yield language and name of each file of that name, one a language's folder."""
        for name in self.contents.texts:
            language, _, rest = name.partition("/")
            if rest == file:
                yield language, name

    def scripts(self) -> Iterator[str]:
        """Yield the names of the scripts: Markdown, save README.md and its like."""
        for name in self.contents.texts:
            if name.endswith(".md") and not _stem(name).isupper():
                yield name

    def script(self, name: str, language: str) -> ScriptFile:
        """Read a script, without the passages whose ids stand in an earlier one.

        Lines without an id get one for the time being.

        Parameters
        ----------
        name
            Of the file.
        language
            Of a script that does not name its own.
        """
        text, path = self.contents.texts[name], self.contents.path(name)
        script, problems = parse(text, path, language)
        self.problems += problems
        taken = self._taken.setdefault(script.language, set())
        nameless = [line.row for line in lines_of(script) if not line.id]
        if nameless:
            count = len(nameless)
            message = f"{count} lines from here on have no id."
            if count == 1:
                message = "This line has no id."
            way = f"Write them with: unclench pack check {path} --ids"
            self.report(name, (min(nameless), 1), message, way)
            text = with_ids(text, _stem(name), self._written | taken)
            script, _ = parse(text, path, language)
        kept = []
        for passage in script.passages:
            doubled = [line for line in passage.lines if line.id in taken]
            for line in doubled:
                message = f"The id “{line.id}” stands in another file already."
                self.report(name, (line.row, 1), message, "Choose another one.")
            if not doubled:
                kept.append(passage)
        script = replace(script, passages=tuple(kept))
        taken |= {line.id for line in lines_of(script)}
        return script


def lines_of(script: ScriptFile) -> Iterator[Line | Phrase]:
    """Yield every line and phrase of a script, substitutes included."""
    for passage in script.passages:
        yield from passage.lines


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0]
