"""Asking the renderer."""

import os
from multiprocessing import current_process
from multiprocessing.connection import Client

from unclench.web.renderer.orders import (
    Asked,
    Order,
    Placed,
    Progress,
    Request,
    State,
    Unwanted,
)

ADDRESS = "UNCLENCH_RENDERER"
"""Environment variable with the address of the renderer's socket."""

PATIENCE = 5.0
"""Seconds to wait for an answer; it takes a millisecond unless the machine is stuck."""


def place_order(order: Order, *, urgent: bool) -> Progress:
    """Have a session rendered; returns at once."""
    return _ask(Placed(order, urgent))


def ask_progress(digest: str, audio: str) -> Progress:
    """Ask how far a session is."""
    return _ask(Asked(digest, audio))


def cancel_order(digest: str, audio: str) -> Progress:
    """Say that nobody wants a session any more; what was begun of it is given up."""
    return _ask(Unwanted(digest, audio))


def _ask(request: Request) -> Progress:
    address = os.environ.get(ADDRESS)
    if not address:
        return Progress(State.AWAY)
    try:
        # The key is passed on from a process to those it starts, and to no others.
        with Client(address, authkey=current_process().authkey) as connection:
            connection.send(request)
            if not connection.poll(PATIENCE):
                return Progress(State.AWAY)
            answer = connection.recv()
    except (OSError, EOFError):
        return Progress(State.AWAY)
    return answer if isinstance(answer, Progress) else Progress(State.AWAY)
