"""``unclench voices record lines``: a sheet to read from."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from unclench.cli.library import load_library
from unclench.cli.recorded.which import home_of, language_of, of_a_voice
from unclench.cli.told import told
from unclench.cli.trouble import Trouble, explained
from unclench.content import Library
from unclench.person import Me, needs_of
from unclench.session.sheet import FEW, sheet, wordings
from unclench.voice.recorded import Home, Line, State, standing

_WORDS = {
    State.RECORDED: " (recorded)",
    State.MISSING: "",
    State.CHANGED: " (recorded, and the words have changed since)",
}


@click.command("lines")
@click.argument("technique", required=False)
@click.option(
    "--few",
    type=click.IntRange(1),
    help=f"Only those heard most often.  [default: {FEW} without TECHNIQUE, else all]",
)
@click.option("--minutes", type=float, help="Length; else the technique's usual one.")
@click.option("--scene", help="Where it takes place.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write, .txt."
)
@of_a_voice
def command(
    *,
    technique: str | None,
    few: int | None,
    minutes: float | None,
    scene: str | None,
    out: Path | None,
    voice: str | None,
) -> None:
    """Write a numbered sheet of lines to read aloud.

    With TECHNIQUE it has what its session says, else the few lines that come in most
    sessions. Your own words stand on it as they are spoken, blocked words never.
    """
    with explained():
        home, library = home_of(voice), load_library()
        me = told(library)
        view = library.in_language(language_of(home))
        if technique:
            view.technique(technique)
        wish = {"minutes": minutes, "scene": scene, "language": view.language}
        lines = reading_sheet(technique, few, view, me, wish)
        if not lines:
            raise Trouble("Nothing can be said there. Ask for other minutes.")
        home.keep_sheet(lines)
        said = wordings(view, view.language, me.own)
        text = "\n".join(_rows(home, lines, said))
        if out is None:
            click.echo(text)
        else:
            out.write_text(text + "\n", "utf-8")
            click.echo(f"{len(lines)} lines are written to {out}")


def reading_sheet(
    technique: str | None,
    few: int | None,
    library: Library,
    me: Me,
    wish: Mapping[str, Any],  # the fields of Needs
) -> tuple[Line, ...]:
    """Return the lines of one session, or those that come most often."""
    names = [technique] if technique else list(library.techniques)
    needs = [needs_of(me, name, "", library, **wish) for name in names]
    if technique and few is None:
        # The one that `unclench session` makes when it is told nothing else.
        return sheet(needs, library, seeds=(1,))
    return sheet(needs, library, few=few or FEW)


def _rows(home: Home, lines: tuple[Line, ...], said: frozenset[Line]) -> Iterator[str]:
    yield f"Lines to read aloud, for {home.name}."
    yield "Leave a second of quiet before and after each. Any number helps."
    yield "Call each file by its number or by the name of its line: 1.wav, frame.02.wav"
    found = standing(lines, home.recordings, said)
    for number, each in enumerate(found, start=1):
        yield f"\n{number}  {each.line.id}{_WORDS[each.state]}"
        yield f"   {each.line.text}"
