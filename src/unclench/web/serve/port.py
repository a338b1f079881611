"""The port the app answers on."""

import errno
import socket
import time
from multiprocessing.connection import Connection

GIVE_UP_SECONDS = 90.0
"""Seconds in which the app has to answer; it takes two, and many times as long on a
machine that is busy with other things."""


class PortTakenError(Exception):
    """Something answers there already."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} is in use. If that is Unclench already running, open "
            f"{address(host, port)} - otherwise choose another port, "
            f"for example: unclench serve --port {port + 1}"
        )


class HostUnknownError(Exception):
    """No address of this machine."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(
            f"This machine can't listen on {host}: {reason}. "
            "Use --host 127.0.0.1 for this machine alone, 0.0.0.0 for its network."
        )


def free_port(host: str, port: int) -> int:
    """Return `port` if it is free, any free one for 0.

    Raises
    ------
    PortTakenError
        If something listens there.
    HostUnknownError
        If this machine has no such address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As granian does, so that a port that was in use a minute ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTakenError(host, port) from error
            raise HostUnknownError(host, error.strerror or str(error)) from error
        return int(probe.getsockname()[1])


def address(host: str, port: int) -> str:
    """Return the URL a person on this machine opens."""
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::1", "::") else host  # noqa: S104 - compared with, not bound to
    return f"http://{shown}:{port}/"


def answers(host: str, port: int, stop: Connection) -> bool:
    """Wait until the port takes connections.

    False if it does not in good time, or if something can be read from `stop`.
    """
    there = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - as above
    until = time.monotonic() + GIVE_UP_SECONDS
    while time.monotonic() < until and not stop.poll():
        try:
            socket.create_connection((there, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False
