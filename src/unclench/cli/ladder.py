"""``unclench ladder``: the rungs of a movement, from looking at it to doing it."""

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

import click

from unclench.cli.form import text_or_json
from unclench.cli.library import load_library
from unclench.cli.told import told
from unclench.cli.trouble import explained
from unclench.config import Settings
from unclench.content import Movement
from unclench.person import Me
from unclench.person import Movement as Told
from unclench.vocabulary.nearest import UnknownName

type Facts = dict[str, Any]


@click.command("ladder")
@click.argument("movement", required=False)
@text_or_json
def command(movement: str | None, form: str) -> None:
    """Show the ladder of MOVEMENT, or list the movements that have one.

    A rung is rehearsed with:  unclench session rehearse
    """
    with explained():
        library = load_library()
        movements = library.movements
        if movement and movement not in movements:
            raise UnknownName("movement", movement, movements)
        me = told(library)
        shown = [movements[movement]] if movement else list(movements.values())
        rungs = _stands_on(shown, me)
    facts = [_facts(each, me.movements.get(each.id), rungs) for each in shown]
    if form == "json":
        whole = facts[0] if movement else facts
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    elif movement:
        click.echo(_ladder(facts[0]))
    else:
        rows = (f"{click.style(f'{f["id"]:<16}', bold=True)} {f['name']}" for f in facts)
        click.echo("\n".join(rows))


def _stands_on(movements: Iterable[Movement], me: Me) -> dict[str, int]:
    """Look up in the diary, where there is one, on which rungs the person stands."""
    begun = [each for each in movements if each.id in me.movements]
    if not begun or not (Settings().data / "unclench.sqlite3").is_file():
        return {}
    os.environ["DJANGO_SETTINGS_MODULE"] = "unclench.web.settings"

    import django

    django.setup()

    from django.db import DatabaseError

    from unclench.web.here import who_is_here
    from unclench.web.pages.ladder.standing import standing

    try:
        found = [standing(each, me, who_is_here()) for each in begun]
    except DatabaseError:
        # A diary of an earlier version, which the app brings up to date when it starts.
        return {}
    return {each.movement.id: each.step.rung for each in found if each}


def _facts(movement: Movement, mine: Told | None, rungs: Mapping[str, int]) -> Facts:
    """Return all there is to say of a movement; what is not known is None."""
    own = mine.model_dump(include={"name", "part", "seconds"}) if mine else {}
    return {
        **movement.model_dump(mode="json"),
        **{name: value for name, value in own.items() if value},
        "start": mine.start if mine else None,
        "stands": rungs.get(movement.id),
    }


def _ladder(facts: Facts) -> str:
    rows = [
        f"{click.style(facts['id'], bold=True)}  {facts['name']}",
        f"  {facts['summary']}",
        f"  first part  {facts['part']}",
        f"  postures    {', '.join(facts['postures'])}",
        f"  seconds     {facts['seconds']:g}",
        "",
        *(f"  {number}  {words}" for number, words in enumerate(facts["rungs"], 1)),
    ]
    if facts["start"]:
        rows += ["", f"  You began on rung {facts['start']}."]
    if facts["stands"]:
        rows.append(f"  You stand on rung {facts['stands']}.")
    return "\n".join(rows)
