"""``unclench ground``: back into the room, one step after the other."""

import json

import click

from unclench.cli.form import text_or_json
from unclench.cli.library import load_library
from unclench.cli.told import told
from unclench.cli.trouble import explained
from unclench.content.care import load_ground
from unclench.content.language import SOURCE


@click.command("ground")
@text_or_json
def command(form: str) -> None:
    """Come back into the room: five things, four, three, two, one."""
    with explained():
        me = told(load_library())
        ground = load_ground(me.language or SOURCE)
    steps = ground.steps(me.sense, me.posture)
    if form == "json":
        whole = {"title": ground.title, "steps": steps}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join(steps))
