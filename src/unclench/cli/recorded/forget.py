"""``unclench voices record forget``: a recording is deleted, or the whole voice."""

import click

from unclench.cli.recorded.which import home_of, of_a_voice
from unclench.cli.trouble import explained
from unclench.vocabulary.nearest import UnknownName


@click.command("forget")
@click.argument("line", required=False)
@click.option("--all", "everything", is_flag=True, help="The voice with all its lines.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@of_a_voice
def command(line: str | None, voice: str | None, *, everything: bool, yes: bool) -> None:
    """Delete what was recorded of LINE, or with --all the whole voice.

    Sessions that were made before keep what was heard in them.
    """
    if bool(line) == everything:
        raise click.UsageError("Name a line, or say --all.")
    with explained():
        home = home_of(voice)
        what = f"{home.name} with all its lines" if everything else f"what {line} says"
        if not yes:
            click.confirm(f"Delete {what}? Nothing brings it back.", abort=True)
        if everything:
            home.forget_all()
        elif not home.forget(line or ""):
            known = {recording.line for recording in home.recordings}
            raise UnknownName("recorded line", line or "", known)
    click.echo("It is deleted.")
