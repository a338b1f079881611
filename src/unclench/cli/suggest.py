"""``unclench suggest``: what to practise now, and why."""

import json
from datetime import datetime

import click

from unclench.cli.form import text_or_json
from unclench.cli.language import in_a_language, library_in
from unclench.cli.library import load_library
from unclench.cli.one_of import OneOf
from unclench.cli.told import told
from unclench.cli.trouble import explained
from unclench.composer import Situation, Suggestion, moment_of, suggest
from unclench.person import situation_of
from unclench.vocabulary import Moment, Posture


@click.command("suggest")
@click.option("--trigger", default="", help="What brought it, such as long-sitting.")
@click.option("--minutes", type=float, help="How long you have.")
@click.option("--moment", type=OneOf(Moment), help="When it is; else the clock says.")
@click.option("--posture", type=OneOf(Posture), help="How you can be.")
@in_a_language
@text_or_json
def command(
    *,
    trigger: str,
    minutes: float | None,
    moment: Moment | None,
    posture: Posture | None,
    language: str | None,
    form: str,
) -> None:
    """Say what to practise now, and why.

    \b
    unclench suggest --trigger hard-call --minutes 3
    unclench suggest --trigger tight-low-back --moment evening
    """  # noqa: D301 - click's own mark, for lines that stay lines
    with explained():
        library = load_library()
        me = told(library)
        spoken = library_in(language, me, library)
        now = datetime.now().astimezone()
        asked = Situation(moment or moment_of(now.hour), trigger, minutes, posture)
        found = suggest(spoken, situation_of(me, asked, now.date()))
    click.echo(_as_json(found) if form == "json" else _as_text(found))


def _as_text(found: Suggestion) -> str:
    length = f"{found.technique.id} --minutes {found.minutes:g}"
    return f"{found.reason}\nunclench session {length} --moment {found.moment}"


def _as_json(found: Suggestion) -> str:
    told = {
        "technique": found.technique.id,
        "minutes": found.minutes,
        "reason": found.reason,
    }
    return json.dumps(told, ensure_ascii=False)
