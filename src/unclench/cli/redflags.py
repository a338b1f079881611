"""``unclench redflags``: when to seek care, and of whom."""

import json
from textwrap import fill

import click

from unclench.cli.form import text_or_json
from unclench.cli.library import load_library
from unclench.cli.told import told
from unclench.cli.trouble import explained
from unclench.content.care import Care, Contact, Level, load_care
from unclench.content.language import SOURCE

WIDTH = 88


@click.command("redflags")
@click.option("--country", help="Code of the country you are in, such as GB, US or DE.")
@text_or_json
def command(country: str | None, form: str) -> None:
    """List with what a bad back should see somebody, whom, and how soon.

    It is a list to read and no test: it can't rule anything out.
    """
    with explained():
        me = told(load_library())
        care = load_care(me.language or SOURCE)
        contact = care.contact(me.country if country is None else country)
    click.echo(_as_json(care, contact) if form == "json" else _as_text(care, contact))


def _as_text(care: Care, contact: Contact) -> str:
    rows = [f"{contact.name}. A list to read, and no test: it can't rule anything out."]
    for level in Level:
        title = click.style(f"{care.levels[level].title}.", bold=True)
        rows += ["", f"{title} {care.action(level, contact)}"]
        rows += [_item(flag.words) for flag in care.at(level)]
    rows += ["", click.style(care.crisis.title, bold=True)]
    rows.append(fill(care.crisis_words(contact), WIDTH))
    return "\n".join(rows)


def _item(words: str) -> str:
    return fill(words, WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _as_json(care: Care, contact: Contact) -> str:
    levels = [
        {
            "level": level,
            "title": care.levels[level].title,
            "action": care.action(level, contact),
            "flags": [flag.model_dump(exclude={"level"}) for flag in care.at(level)],
        }
        for level in Level
    ]
    whole = {
        "country": contact.id or None,
        "levels": levels,
        "crisis": care.crisis_words(contact),
        "none": care.none,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)
