"""What was written here, as an ordinary pack in the data folder."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from unclench.content import Line, Minutes, ScriptFile, Tags, parse, with_ids
from unclench.content.pack import MINE, PACK_FILE
from unclench.put import put
from unclench.vocabulary import Part
from unclench.vocabulary.method import COMING_AND_GOING

_PACK = """\
name = "mine"
title = "Written here"
author = ""
licence = ""
language = "en"
version = "1"
"""
_POSTURES = '["lying", "reclining", "sitting", "wheelchair"]'
FEW = 4
"""Lines of a scene that stay together."""


@dataclass(frozen=True, slots=True)
class Written:
    """A script with all that its files say."""

    name: str
    technique: str
    """The technique it is a scene of; empty where it is a practice of its own."""
    language: str
    title: str
    """In one row, and never empty."""
    text: str
    """Without a head."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What it says of itself: summary, and for a practice evidence and source."""

    @property
    def outside(self) -> str:
        """What it is called outside of its pack."""
        return f"{MINE}/{self.name}"

    @property
    def head(self) -> str:
        """The head of its file."""
        rows = [f"title: {self.title}"]
        if self.technique:
            rows += [f"technique: {self.technique}", f"scene: {self.name}"]
        else:
            rows += [f"technique: {self.name}"]
        rows += [f"language: {self.language}"]
        return "\n".join(["---", *rows, "---", ""])

    @property
    def whole(self) -> str:
        """Its file."""
        return self.head + self.text

    @property
    def parted(self) -> str:
        """Its file as it is put into the pack; of a scene some may be left out."""
        return parted(self.whole) if self.technique else self.whole

    @property
    def head_rows(self) -> int:
        """Rows of the file before the first that was written."""
        return self.head.count("\n")


def arc_of(script: ScriptFile) -> tuple[Part, ...]:
    """Return the parts of a practice: those that were written, in their order.

    The words of safety and of the return come from the frame where there are none.
    """
    parts = dict.fromkeys(passage.part for passage in script.passages)
    middle = [part for part in parts if part not in COMING_AND_GOING]
    return (Part.SAFETY, *middle, Part.RETURN)


def parted(text: str) -> str:
    """Put a heading before every few lines of a long passage.

    A scene is heard in sessions of any length, and a short one leaves passages out.
    """
    script, _problems = parse(text)
    rows = text.splitlines()
    begins: list[int] = []
    for passage in script.passages:
        lines = [item.row for item in passage.items if isinstance(item, Line)]
        if passage.tags == Tags() and len(lines) >= 2 * FEW:
            begins += lines[FEW : len(lines) - FEW // 2 : FEW]
    for row in reversed(begins):
        rows.insert(row - 1, "## …")
    return "\n".join(rows) + "\n"


def with_same_ids(text: str, before: str, stem: str) -> str:
    """Write ids into a script: a line that stood there before keeps the one it had.

    Parameters
    ----------
    text
        The file as it is now, without ids or with some.
    before
        The file as it was, with ids; empty where there was none.
    stem
        The first half of a new id.
    """
    now, old = _lines(text), _lines(before)
    taken = {name for _row, _words, name in now if name}
    free: dict[str, list[str]] = {}
    for _row, words, name in old:
        if name and name not in taken:
            free.setdefault(words, []).append(name)
    rows = text.splitlines()
    for row, words, name in now:
        if not name and free.get(words):
            rows[row - 1] = f"{rows[row - 1].rstrip()} {{#{free[words].pop(0)}}}"
    known = frozenset(name for _row, _words, name in old if name)
    return with_ids("\n".join(rows) + "\n", stem, known)


def publish(written: Written, minutes: Minutes, packs: Path) -> None:
    """Put a script into the pack, each file whole or not at all.

    The script comes before the record that offers it, so that nobody who reads in
    between is offered what is not there.
    """
    folder = packs / MINE
    script = folder / "scripts" / f"{written.name}.md"
    before = script.read_text("utf-8") if script.is_file() else ""
    _put(folder / PACK_FILE, _PACK)
    _put(script, with_same_ids(written.parted, before, written.name))
    _put(_record(written, folder), _scene(written) or _practice(written, minutes))


def withdraw(written: Written, packs: Path) -> None:
    """Take a script out of the pack."""
    folder = packs / MINE
    for file in (_record(written, folder), folder / "scripts" / f"{written.name}.md"):
        with suppress(FileNotFoundError):
            file.unlink()


def _record(written: Written, folder: Path) -> Path:
    kind = "scenes" if written.technique else "techniques"
    return folder / kind / f"{written.name}.toml"


def _scene(written: Written) -> str:
    if not written.technique:
        return ""
    said = {"name": written.title, "summary": written.words["summary"]}
    return "".join(f"{name} = {_quoted(words)}\n" for name, words in said.items())


def _practice(written: Written, minutes: Minutes) -> str:
    script, _problems = parse(written.whole)
    said = {"name": written.title, **written.words}
    rows = [f"{name} = {_quoted(words)}" for name, words in said.items()]
    rows += [
        f"parts = [{', '.join(_quoted(part) for part in arc_of(script))}]",
        f"postures = {_POSTURES}",
        "silence = [0.2, 0.75]",
        "suggested = false",
        "unabridged = true",
        "",
        "[minutes]",
        f"least = {minutes.least:g}",
        f"usual = {minutes.usual:g}",
        f"most = {minutes.most:g}",
    ]
    return "\n".join(rows) + "\n"


def _quoted(words: str) -> str:
    # What JSON escapes, TOML escapes alike.
    return json.dumps(words, ensure_ascii=False)


def _lines(text: str) -> list[tuple[int, str, str]]:
    script, _problems = parse(text)
    return [
        (line.row, getattr(line, "text", "") or getattr(line, "long", ""), line.id)
        for passage in script.passages
        for line in passage.lines
    ]


def _put(file: Path, text: str) -> None:
    """Write a file, unless it says that already: what stays is not read anew."""
    if file.is_file() and file.read_bytes() == text.encode():
        return
    put(file, text.encode())
