"""``--format``: what is printed, as every command that prints takes it."""

import click

text_or_json = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What is printed: for people, or for programs.",
)
