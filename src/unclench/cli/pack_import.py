"""``unclench pack import``: a therapist's document becomes a pack."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from unclench.cli.form import text_or_json
from unclench.cli.review import Reviewed
from unclench.cli.trouble import Trouble, explained
from unclench.config import Settings
from unclench.content.imported import (
    Imported,
    Kind,
    NotEmpty,
    Place,
    Remark,
    TooLong,
    Unit,
    Unreadable,
    import_document,
    save,
)
from unclench.content.review import Finding, review
from unclench.vocabulary.method import PAUSES

if TYPE_CHECKING:
    from rich.table import Table

_TOLD: dict[str, dict[Kind, str]] = {
    "What it is": {
        Kind.LANGUAGE: "taken for {became}; --language says otherwise",
        Kind.ENCODING: "not UTF-8: read as {became}, so look at letters with accents",
        Kind.TITLE: "title: {became}",
        Kind.AUTHOR: "author: {became}",
        Kind.POSTURE: "postures: {became}",
        Kind.MINUTES: "minutes, least, usual and most: {became}",
    },
    "Parts, in the document's order": {
        Kind.PART: "→ {became}",
        Kind.STAYED: "its part was over, so {became} goes on",
        Kind.BORROWED: "{became}: has none, so every session's own is spoken",
    },
    "Groups of muscles": {
        Kind.GROUP: "→ {became}",
        Kind.EFFORT: "asks for effort: left out for who only lets go of {became}",
        Kind.NEVER_TENSED: "never spoken: {became} is never tensed here. Reword it",
    },
    "Pauses": {
        Kind.PACED: "the document marks its own, so sentences between follow closely",
        Kind.PAUSE: "→ {became}",
        Kind.CUT: "cut to {became}, the longest there is",
        Kind.BREATHS: "a [breathe: 4] block could pace this",
    },
    "Spoken, though it looked otherwise": {
        Kind.ASIDE: "brackets that speak to the listener",
        Kind.TABLE: "a table, cell by cell: {became}",
        Kind.BOX: "a text box, behind the paragraph it hangs on",
        Kind.SIGN: "signs that a script would misread are gone: {became}",
    },
    "Not spoken": {
        Kind.DIRECTION: "for the reader: kept as a note",
        Kind.SECTION: "a section for the reader: kept as a note",
        Kind.HEADER: "header or footer: kept as a note",
        Kind.FOOTNOTE: "footnote: kept as a note",
        Kind.COMMENT: "comment: kept as a note",
        Kind.DELETED: "deleted, with changes tracked: kept as a note",
        Kind.HIDDEN: "hidden text: kept as a note",
        Kind.PICTURE: "a picture: kept as a note",
        Kind.OTHER: "no running text: kept as a note",
        Kind.SPEAKER: "says who speaks",
        Kind.ITEM: "numbers a list",
        Kind.LINK: "an address",
        Kind.MARKUP: "markup",
    },
    "Left to you": {
        Kind.LICENCE: "licence: say in pack.toml how others may use it",
    },
}
"""How each kind of remark is worded, in the order in which they are told."""

_EMPTY_LINE = "an empty line"


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write.  [default: one named after the file, here]",
)
@click.option("--language", help="What it is written in: en, de.  [default: guessed]")
@text_or_json
def command(file: Path, out: Path | None, language: str | None, form: str) -> None:
    """Make a pack of a document: .docx, .md or .txt.

    Marks such as (PAUSE 10 sec) become pauses, headings become parts, numbered groups of
    muscles are recognised. Everything that was guessed is told, and every word that is
    not spoken is kept or named.
    """
    with explained():
        try:
            imported = import_document(file, language)
            folder = out or Path(imported.name)
            save(imported, folder)
        except (NotEmpty, TooLong, Unreadable) as error:
            raise Trouble(str(error)) from error
    script = folder / imported.script
    text = imported.texts[imported.script]
    found = Reviewed(script, tuple(text.splitlines()), review(text, str(script)))
    if form == "json":
        click.echo(_as_json(imported, folder, found.findings))
    else:
        _show(imported, folder, found)


def _as_json(imported: Imported, folder: Path, found: tuple[Finding, ...]) -> str:
    told = {
        "name": imported.name,
        "folder": str(folder),
        "files": [str(folder / name) for name in imported.texts],
        "remarks": [
            {
                "kind": remark.kind,
                "unit": remark.place.unit,
                "number": remark.place.number,
                "words": remark.words,
                "became": remark.became,
            }
            for remark in imported.remarks
        ],
        "findings": [asdict(finding) for finding in found],
    }
    return json.dumps(told, ensure_ascii=False)


# -- For people --------------------------------------------------------------------------


def _show(imported: Imported, folder: Path, found: Reviewed) -> None:
    """Print what was made of a document: each guess, each word that is not spoken."""
    from rich.console import Console

    from unclench.cli.coach import show

    console = Console(highlight=False)
    for title, told in _TOLD.items():
        remarks = [remark for remark in imported.remarks if remark.kind in told]
        if remarks:
            console.print(title, style="bold")
            console.print(_rows(remarks, told), "")
    console.print("What the coach would change", style="bold")
    show(found)
    packs = Settings().packs
    for line in (
        f"unclench pack check {folder}",
        f"unclench pack preview {folder} {imported.name}",
        f"The app has it once the folder lies in {packs}.",
    ):
        console.print(line, markup=False, soft_wrap=True)


def _rows(remarks: list[Remark], told: dict[Kind, str]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    gathered = list(_gathered(remarks))
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=26, style="dim")
    if any(words for _, _, words, _ in gathered):
        table.add_column(ratio=1)
    table.add_column(ratio=1)
    for where, kind, words, became in gathered:
        said = told[kind].format(became=_named(became))
        cells = [Text(words), Text(said)] if len(table.columns) > 2 else [Text(said)]  # noqa: PLR2004 - places, words, what became of them
        table.add_row(f"  {where}", *cells)
    return table


def _named(became: str) -> str:
    """Say a class of pause in seconds too."""
    if became in PAUSES:
        return f"{PAUSES[became].usual:g} s ({became})"
    return became or "–"


def _gathered(remarks: list[Remark]) -> Iterator[tuple[str, Kind, str, str]]:
    """Yield remarks, those that say the same as one with all their places."""
    same: dict[tuple[Kind, str, str], list[Place]] = {}
    for remark in remarks:
        empty = _EMPTY_LINE if remark.kind is Kind.PAUSE else ""
        key = (remark.kind, remark.words or empty, remark.became)
        same.setdefault(key, []).append(remark.place)
    ordered = sorted(same.items(), key=lambda each: each[1][0].number)
    for (kind, words, became), places in ordered:
        yield _where(places), kind, words, became


def _where(places: list[Place]) -> str:
    """Return places in words: “line 3”, “paragraphs 4, 9”."""
    told = []
    for unit, some in groupby(sorted(set(places)), key=lambda place: place.unit):
        numbers = [str(place.number) for place in some]
        if unit is not Unit.WHOLE:
            plural = "s" if len(numbers) > 1 else ""
            told.append(f"{unit}{plural} {', '.join(numbers)}")
    return "; ".join(told)
