"""``unclench serve``: the app."""

from pathlib import Path

import click

from unclench.cli.trouble import Trouble, explained
from unclench.config import Settings


@click.command("serve")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to answer on. 0.0.0.0 opens the app to everybody in your network.",
)
@click.option(
    "--port",
    default=8765,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to answer on; 0 takes any that is free.",
)
@click.option(
    "--browser/--no-browser",
    default=True,
    help="Open the browser, or only print the address.",
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for all that is kept, instead of UNCLENCH_DATA or the usual one.",
)
def command(host: str, port: int, *, browser: bool, data: Path | None) -> None:
    """Start the app and open it in the browser. Ctrl-C stops it.

    All it knows is kept in one folder on this computer. Nothing is sent anywhere.
    """
    with explained():
        folder = (Settings(data=data) if data else Settings()).data

        from unclench.web.serve import run
        from unclench.web.serve.port import HostUnknownError, PortTakenError
        from unclench.web.serve.ready import FolderError
        from unclench.web.serve.supervise import CrashLoopError

        try:
            run(host, port, open_browser=browser, data=folder)
        except (
            CrashLoopError,
            FolderError,
            HostUnknownError,
            PortTakenError,
        ) as error:
            raise Trouble(str(error)) from error
