"""``--voice``: which recorded voice is meant."""

from collections.abc import Callable
from typing import Any

import click

from unclench.cli.trouble import Trouble, explained
from unclench.config import Settings
from unclench.voice.recorded import Home
from unclench.voice.recorded.begin import record_of, recorded_voices


def _named(
    _context: click.Context, _parameter: click.Parameter, name: str | None
) -> Home:
    """Return the recorded voice that is meant, which need not be said of the only one."""
    with explained():
        voices = Settings().voices
        if name:
            record_of(voices, name)
            return Home(voices / name)
    known = list(recorded_voices(voices))
    if not known:
        raise Trouble("Nobody is recorded yet. Begin with: unclench voices record new")
    if len(known) > 1:
        names = " or ".join(known)
        raise Trouble(
            f"There is more than one recorded voice. Say which: --voice {names}"
        )
    return Home(voices / known[0])


of_a_voice: Callable[[Any], Any] = click.option(
    "--voice",
    "home",
    metavar="NAME",
    callback=_named,
    help="Which recorded voice.  [default: the only one]",
)


def language_of(home: Home) -> str:
    """Return the language of a recorded voice, as scripts name it."""
    return record_of(home.folder.parent, home.name).language.partition("-")[0]
