"""``unclench techniques``: what can be practised."""

import json

import click

from unclench.cli.form import text_or_json
from unclench.cli.library import load_library
from unclench.cli.trouble import explained
from unclench.content import Technique


@click.command("techniques")
@text_or_json
def command(form: str) -> None:
    """List what can be practised: lengths, scenes, postures."""
    with explained():
        techniques = load_library().techniques.values()
    if form == "json":
        listed = [technique.model_dump(mode="json") for technique in techniques]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join(_told(technique) for technique in techniques))


def _told(technique: Technique) -> str:
    minutes = technique.minutes
    facts = {
        "minutes": f"{minutes.least:g} to {minutes.most:g}, usually {minutes.usual:g}",
        "scenes": ", ".join(technique.scenes),
        "postures": ", ".join(technique.postures),
    }
    rows = [f"  {name:<9} {value}" for name, value in facts.items() if value]
    head = f"{click.style(technique.id, bold=True)}  {technique.name}"
    return "\n".join([head, f"  {technique.summary}", *rows])
