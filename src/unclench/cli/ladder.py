"""``unclench ladder``: the rungs of a movement, from looking at it to doing it."""

import json

import click

from unclench.cli.library import load_library
from unclench.cli.told import told
from unclench.cli.trouble import explained
from unclench.content import Movement
from unclench.person import Movement as Told
from unclench.vocabulary.nearest import UnknownName


@click.command("ladder")
@click.argument("movement", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
def command(movement: str | None, form: str) -> None:
    """Show the ladder of MOVEMENT, or list the movements that have one.

    A rung is rehearsed with:  unclench session rehearse
    """
    with explained():
        library = load_library()
        movements = library.movements
        if movement and movement not in movements:
            raise UnknownName("movement", movement, movements)
        mine = told(library).movements
    shown = [movements[movement]] if movement else list(movements.values())
    if form == "json":
        listed = [_facts(each, mine.get(each.id)) for each in shown]
        whole = listed[0] if movement else listed
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    elif movement:
        click.echo(_ladder(shown[0], mine.get(movement)))
    else:
        click.echo("\n".join(_row(each) for each in shown))


def _facts(movement: Movement, mine: Told | None) -> dict[str, object]:
    """Return all there is to say of a movement; what is not known is None."""
    facts = movement.model_dump(mode="json")
    if mine:
        facts |= {"name": mine.name or movement.name, "part": mine.part or movement.part}
        facts |= {"seconds": mine.seconds or movement.seconds}
    return facts | {"start": mine.start if mine else None}


def _row(movement: Movement) -> str:
    return f"{click.style(f'{movement.id:<16}', bold=True)} {movement.name}"


def _ladder(movement: Movement, mine: Told | None) -> str:
    facts = _facts(movement, mine)
    rows = [
        f"{click.style(movement.id, bold=True)}  {facts['name']}",
        f"  {movement.summary}",
        f"  first part  {facts['part']}",
        f"  postures    {', '.join(movement.postures)}",
        f"  seconds     {facts['seconds']:g}",
        "",
        *(f"  {number}  {words}" for number, words in enumerate(movement.rungs, 1)),
    ]
    if mine:
        rows += ["", f"  You begin on rung {mine.start}."]
    return "\n".join(rows)
