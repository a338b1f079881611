"""``--voice``: which recorded voice is meant."""

from collections.abc import Callable
from typing import Any

import click

from unclench.cli.trouble import Trouble
from unclench.config import Settings
from unclench.voice.recorded import Home
from unclench.voice.recorded.begin import record_of, recorded_voices

of_a_voice: Callable[[Any], Any] = click.option(
    "--voice", metavar="NAME", help="Which recorded voice.  [default: the only one]"
)


def home_of(voice: str | None) -> Home:
    """Return the recorded voice that is meant, which need not be said of the only one.

    Raises
    ------
    UnknownName
        If there is none of this name.
    Trouble
        If it has to be said which one.
    """
    voices = Settings().voices
    if voice:
        record_of(voices, voice)
        return Home(voices / voice)
    known = list(recorded_voices(voices))
    if not known:
        raise Trouble("Nobody is recorded yet. Begin with: unclench voices record new")
    if len(known) > 1:
        names = " or ".join(known)
        raise Trouble(
            f"There is more than one recorded voice. Say which: --voice {names}"
        )
    return Home(voices / known[0])


def language_of(home: Home) -> str:
    """Return the language of a recorded voice, as scripts name it."""
    return record_of(home.folder.parent, home.name).language.partition("-")[0]
