"""`unclench serve`: make ready, start what is needed, and end it all cleanly."""

import os
import secrets
import signal
import sys
import tempfile
import webbrowser
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from unclench.web.renderer.client import ADDRESS
from unclench.web.serve import children
from unclench.web.serve.port import address, answers, free_port
from unclench.web.serve.ready import make_ready
from unclench.web.serve.supervise import Child, keep_up, running


def run(host: str, port: int, *, open_browser: bool, data: Path) -> None:
    """Run the app until Ctrl-C or SIGTERM.

    Parameters
    ----------
    host, port
        Where to answer; port 0 takes any that is free.
    open_browser
        Whether to open the app once it answers.
    data
        Folder for everything that is kept.

    Raises
    ------
    FolderError, PortTakenError, HostUnknownError, CrashLoopError
        Each with a message for whoever started it.
    """
    port = free_port(host, port)
    os.environ["UNCLENCH_HOST"] = host
    stop = _stop()
    make_ready(data)
    with tempfile.TemporaryDirectory(prefix="unclench-") as folder:
        socket = _socket_address(folder)
        os.environ[ADDRESS] = socket
        family = (
            Child("render", children.render_sessions, (socket, data)),
            Child("web", children.serve_pages, (host, port)),
            Child("task", children.work_ahead),
        )
        with running(family):
            if answers(host, port, stop):
                _announce(address(host, port), open_browser=open_browser)
            keep_up(family, stop)
        sys.stdout.write("\nUnclench has stopped.\n")


def _stop() -> Connection:
    """Return what can be read from once Ctrl-C or SIGTERM has come.

    An exception in the middle of whatever is going on could leave a child that is only
    half started, and nobody to end it.
    """
    heard, told = Pipe(duplex=False)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: told.send_bytes(b"stop"))
    return heard


def _socket_address(folder: str) -> str:
    """Return a name for the renderer's socket that only this user can reach."""
    if sys.platform == "win32":
        return rf"\\.\pipe\unclench-{secrets.token_hex(8)}"
    return str(Path(folder) / "render.sock")


def _announce(url: str, *, open_browser: bool) -> None:
    sys.stdout.write(f"Unclench is at {url}\nPress Ctrl-C to stop it.\n")
    sys.stdout.flush()
    if open_browser:
        webbrowser.open(url)
