"""How a session's sounds are tuned, as options of a command."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from unclench.vocabulary import Tuning
from unclench.vocabulary.nearest import UnknownName
from unclench.vocabulary.tuning import LEVELS, LOUDER, QUIETER, SHARES


def _levels(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> dict[str, int]:
    """Read ``NAME=DB``, as often as it was given."""
    levels = {}
    for each in given:
        name, _, db = (part.strip() for part in each.partition("="))
        if name not in LEVELS:
            raise click.BadParameter(str(UnknownName("level", name, LEVELS)))
        try:
            levels[name] = int(db)
        except ValueError:
            message = f"{each!r} is not NAME=DB, such as voice=-3."
            raise click.BadParameter(message) from None
        if not QUIETER <= levels[name] <= LOUDER:
            message = f"A level goes from {QUIETER} to {LOUDER} dB: {each!r}."
            raise click.BadParameter(message)
    return levels


def with_tuning[**P, R](command: Callable[P, R]) -> Callable[P, R]:
    """Give a command the options that `tuning_of` takes back out."""
    share = click.FloatRange(0, 1)
    options = (
        click.option(
            "--level",
            "levels",
            multiple=True,
            metavar="NAME=DB",
            callback=_levels,
            help="voice, breath, chime or ambience against its usual level, -6 to 6 dB. "
            "Repeatable.",
        ),
        click.option(
            "--chimes/--no-chimes",
            default=None,
            help="A soft chime at the beginning and at the end.  [default: off]",
        ),
        click.option(
            "--intensity", type=share, help="The ambience from calm, 0, to lively, 1."
        ),
        click.option(
            "--brightness", type=share, help="The ambience from dark, 0, to bright, 1."
        ),
        click.option(
            "--width",
            type=share,
            help="The ambience from the same in both ears, 0, to all around, 1.",
        ),
        click.option(
            "--in-step/--no-in-step",
            default=None,
            help="The ambience moves with a paced breath, where it can.  [default: off]",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def tuning_of(told: Tuning, wishes: dict[str, Any]) -> Tuning:
    """Take the options of `with_tuning` out of wishes; lay them over what was told."""
    asked = {name: wishes.pop(name) for name in (*SHARES, "chimes", "in_step")}
    given = {name: value for name, value in asked.items() if value is not None}
    return replace(told, **wishes.pop("levels"), **given)
