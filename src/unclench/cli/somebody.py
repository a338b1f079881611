"""Somebody to talk to, named before anything else is said."""

import click

from unclench.content.care import load_care


def name_somebody(country: str) -> None:
    """Name whom to call in a country, where somebody wrote of ending their life."""
    care = load_care()
    words = care.crisis_words(care.contact(country))
    click.echo(f"{care.crisis.title}\n\n{words}\n", err=True)
