"""``unclench`` and its commands, each loaded when it is asked for."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from unclench import __version__


class Commands(click.Group):
    """Commands that live in modules of their own, each with the one line that lists it.

    The one line stands here so that ``--help`` need not load the modules.
    """

    def __init__(self, *, modules: Mapping[str, tuple[str, str]], **rest: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(**rest)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Return the names in the order they are taught."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Load a command."""
        if cmd_name not in self.modules:
            from unclench.vocabulary.nearest import UnknownName

            ctx.fail(str(UnknownName("command", cmd_name, self.modules)))
        name, _ = self.modules[cmd_name]
        command: click.Command = import_module(name).command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the list of commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.modules.items()])


pack = Commands(
    name="pack",
    help="Work on scripts of your own.",
    modules={
        "new": ("unclench.cli.pack_new", "Write a small pack to begin from."),
        "check": ("unclench.cli.pack_check", "Name every mistake in script files."),
        "preview": ("unclench.cli.pack_preview", "Hear and read a practice of a pack."),
        "import": ("unclench.cli.pack_import", "Make a pack of a document."),
    },
)

unclench = Commands(
    name="unclench",
    help=(
        "Guided imagery and movement rehearsal for a tense back, composed for one "
        "person and spoken over a natural sound, on this computer alone.\n\n"
        "Begin with:  unclench serve"
    ),
    modules={
        "serve": ("unclench.cli.serve", "Open the app in the browser."),
        "session": ("unclench.cli.session", "Make one session as an audio file."),
        "suggest": ("unclench.cli.suggest", "Say what to practise now, and why."),
        "me": ("unclench.cli.me", "Tell once what every session is to heed."),
        "voices": ("unclench.cli.voices", "List, fetch, add and remove voices."),
        "sounds": ("unclench.cli.sounds", "List sounds, and add your own."),
        "techniques": ("unclench.cli.techniques", "List what can be practised."),
        "ladder": ("unclench.cli.ladder", "Show the rungs of a movement."),
        "ground": ("unclench.cli.ground", "Come back into the room, step by step."),
        "redflags": ("unclench.cli.redflags", "List when to seek care, and of whom."),
        "doctor": ("unclench.cli.doctor", "Look whether all is well."),
        "review": ("unclench.cli.review", "Say what to change in a script, and why."),
        "pack": ("unclench.cli.commands", "Work on scripts of your own."),
    },
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
command = pack
click.version_option(__version__, message="%(prog)s %(version)s")(unclench)
