"""``unclench voices``: who can speak, and where more of them are had."""

import click

from unclench.cli.commands import Commands


@click.pass_context
def _list(context: click.Context) -> None:
    """List the voices where nothing else is asked."""
    if context.invoked_subcommand is None:
        from unclench.cli.voices_list import command as listing

        context.invoke(listing, form="text")


command = Commands(
    name="voices",
    help=(
        "List the voices that can speak; fetch, add, hear and remove them.\n\n"
        "unclench voices install kokoro"
    ),
    callback=_list,
    invoke_without_command=True,
    modules={
        "list": ("unclench.cli.voices_list", "List the voices there are."),
        "install": ("unclench.cli.voices_install", "Fetch a natural voice."),
        "add": ("unclench.cli.voices_add", "Add a voice from files you have."),
        "remove": ("unclench.cli.voices_remove", "Remove a voice that was added."),
        "try": ("unclench.cli.voices_try", "Hear what a voice is like."),
        "record": ("unclench.cli.recorded.group", "Record somebody, line by line."),
    },
)
