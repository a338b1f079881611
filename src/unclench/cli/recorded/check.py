"""``unclench voices record check``: what is there, what is missing, what has changed."""

import json
from dataclasses import dataclass

import click

from unclench.cli.form import text_or_json
from unclench.cli.library import load_library
from unclench.cli.recorded.lines import reading_sheet
from unclench.cli.recorded.take_in import told as found_in
from unclench.cli.recorded.which import home_of, language_of, of_a_voice
from unclench.cli.told import told
from unclench.cli.trouble import explained
from unclench.content import Library
from unclench.person import Me
from unclench.session.sheet import wordings
from unclench.voice.recorded import Home, Line, Standing, State, standing


@dataclass(frozen=True, slots=True)
class Checked:
    """All there is to tell of a recorded voice."""

    home: Home
    practices: dict[str, tuple[Standing, ...]]
    """The lines of a session of each."""
    changed: tuple[Standing, ...]
    """Lines of whatever practice whose words have changed."""


@click.command("check")
@click.argument("technique", required=False)
@of_a_voice
@text_or_json
def command(technique: str | None, voice: str | None, form: str) -> None:
    """Say how many lines of each practice are recorded, and what may be better.

    With TECHNIQUE, name the lines that another voice says meanwhile.
    """
    with explained():
        home, library = home_of(voice), load_library()
        me, view = told(library), library.in_language(language_of(home))
        if technique:
            view.technique(technique)
        names = [technique] if technique else list(view.techniques)
        checked = _checked(home, names, view, me)
    if form == "json":
        click.echo(json.dumps(_as_json(checked), ensure_ascii=False, indent=2))
    else:
        _tell(checked, technique)


def _checked(home: Home, names: list[str], library: Library, me: Me) -> Checked:
    said = wordings(library, library.language, me.own)
    recordings = home.recordings
    wish: dict[str, object] = {"language": library.language}
    lines = {name: reading_sheet(name, None, library, me, wish) for name in names}
    now = sorted(said, key=lambda line: (line.id, line.text))
    everywhere = standing(now, recordings, said)
    return Checked(
        home,
        {name: standing(theirs, recordings, said) for name, theirs in lines.items()},
        tuple(each for each in everywhere if each.state is State.CHANGED),
    )


def _tell(checked: Checked, technique: str | None) -> None:
    recordings = checked.home.recordings
    click.echo(f"{checked.home.name}: {_lines(len(recordings))} recorded")
    for name, lines in checked.practices.items():
        here = sum(each.state is State.RECORDED for each in lines)
        click.echo(f"  {name:<16} {here} of {_lines(len(lines))}")
    for recording in recordings:
        for words in found_in(recording):
            click.secho(f"{recording.line}: {words}", fg="yellow")
    for each in checked.changed:
        old = each.recording.text if each.recording else ""
        click.secho(f"{each.line.id}: the words have changed since.", fg="yellow")
        click.echo(f"  before  {old}\n  now     {each.line.text}")
    for recording in checked.home.damaged:
        click.secho(f"{recording.line}: the sound is damaged. Say it again.", fg="red")
    if technique:
        for line in _missing(checked, technique):
            click.echo(f"missing  {line.id:<16} {line.text}")


def _missing(checked: Checked, technique: str) -> list[Line]:
    lines = checked.practices[technique]
    return [each.line for each in lines if each.state is State.MISSING]


def _as_json(checked: Checked) -> dict[str, object]:
    return {
        "voice": checked.home.name,
        "recordings": [each.model_dump(mode="json") for each in checked.home.recordings],
        "damaged": [each.line for each in checked.home.damaged],
        "practices": {
            name: [
                {"line": each.line.id, "text": each.line.text, "state": each.state}
                for each in lines
            ]
            for name, lines in checked.practices.items()
        },
        "changed": [
            {"line": each.line.id, "text": each.line.text, "before": each.recording.text}
            for each in checked.changed
            if each.recording
        ],
    }


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
