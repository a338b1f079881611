"""``unclench me``: what you told once, for every session to heed."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from unclench.cli.form import text_or_json
from unclench.cli.language import other_language
from unclench.cli.library import load_library
from unclench.cli.somebody import name_somebody
from unclench.cli.told import told as read
from unclench.cli.trouble import Trouble, explained
from unclench.config import Settings
from unclench.content import Library
from unclench.content.language import SOURCE
from unclench.person import (
    TOLD,
    Me,
    Refusal,
    changed,
    checked,
    keep_me,
    message_of,
    place_of,
    read_me,
    spelt,
    told,
)
from unclench.voice import find_voice


@click.group("me", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Tell once what every session is to heed: own words, blocked words, what suits you.

    It is kept in one file, me.toml in the data folder, and goes nowhere. The web pages
    read and write the same file.

    \b
    unclench me
    unclench me set own.place.sound="slow rain" blocked=+water tone=plain
    unclench me import mine.toml
    """  # noqa: D301 - click's own mark, for lines that stay lines
    if context.invoked_subcommand is None:
        context.invoke(show)


@command.command("show")
@text_or_json
def show(form: str = "text") -> None:
    """Show what you told."""
    with explained():
        me = read(load_library())
    if form == "json":
        click.echo(json.dumps(told(me), ensure_ascii=False, indent=2))
    elif me == Me():
        click.echo(
            "Nothing is told yet, and nothing has to be. To begin, for example:\n"
            'unclench me set own.place.sound="slow rain"'
        )
    else:
        click.echo(spelt(me), nl=False)


@command.command("set")
@click.argument("changes", nargs=-1, required=True, metavar="NAME=VALUE...")
def change(changes: tuple[str, ...]) -> None:
    """Tell something, or take it back with an empty VALUE.

    \b
    own.place.sound="slow rain"       a word of your own, spoken as you type it
    blocked=+water,-dark              a word or topic never to be spoken, or no more
    cautions=+epilepsy                what to heed; none says that nothing applies
    sense=non-visual  eyes=open  gentle=yes  tone=plain  pace=slow
    posture=sitting  unfit-postures=+walking  region=jaw  avoid=+neck
    breath=none  breath-tone=no  tuning.ambience=-3  tuning.chimes=yes
    voice=espeak-en-gb  longest=8  country=GB
    language=de                       of what is spoken and named
    signs.stiff-despite-sleep=yes
    movements.stairs.room="the hall"

    Where one of them can't be, nothing is changed.
    """  # noqa: D301 - click's own mark, for lines that stay lines
    with explained():
        library = load_library()
        me = read(library)
        for each in changes:
            name, equals, value = each.partition("=")
            if not equals:
                message = f"{each!r} is not NAME=VALUE, such as tone=plain."
                raise click.BadParameter(message)
            me, mistakes = checked(changed(me, name, value), library)
            if mistakes:
                told_so = [f"{place_of(m)}: {message_of(m)}" for m in mistakes]
                _name_somebody(told_so, me)
                raise Trouble("\n".join(told_so))
        _keep(me, library)


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def take_over(file: Path) -> None:
    """Take over what stands in FILE, TOML or JSON of the same form.

    Words for a sense, signs and movements are added to what was told, and everything
    else in FILE takes its place. What is wrong in it is named, and the rest is kept.
    Ends with 1 if there is any.
    """
    with explained():
        library = load_library()
        me, given = read(library), read_me(file, library)
        me, _ = checked(_over(told(me), told(given.me)), library)
        _keep(me, library)
    if given.problems:
        told_so = [str(problem) for problem in given.problems]
        _name_somebody(told_so, me)
        raise Trouble("\n".join(told_so))


def _over(table: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Lay one table over another, and tables in it over those that were there."""
    both = {
        name: _over(table[name], value)
        for name, value in other.items()
        if isinstance(value, dict) and isinstance(table.get(name), dict)
    }
    return table | other | both


def _keep(me: Me, library: Library) -> None:
    settings = Settings()
    if me.voice:
        voice = find_voice(me.voice, settings.voices)
        if not voice.speaks(me.language or SOURCE):
            raise Trouble(other_language(voice, me.language or SOURCE))
    file = settings.me
    keep_me(me, file, library)
    click.echo(f"Kept in {file}")


def _name_somebody(problems: Iterable[str], me: Me) -> None:
    if any(TOLD[Refusal.CRISIS] in problem for problem in problems):
        name_somebody(me)
