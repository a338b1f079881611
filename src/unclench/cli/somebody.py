"""Somebody to talk to, named before anything else is said."""

import click

from unclench.content.care import load_care
from unclench.content.language import SOURCE
from unclench.person import Me


def name_somebody(me: Me) -> None:
    """Name whom to call where somebody is, once they wrote of ending their life."""
    care = load_care(me.language or SOURCE)
    words = care.crisis_words(care.contact(me.country))
    click.echo(f"{care.crisis.title}\n\n{words}\n", err=True)
