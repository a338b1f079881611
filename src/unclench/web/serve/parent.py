"""A process of ours never outlives the one that started it, however that one ended."""

import os
import signal
import sys
import threading
from multiprocessing import active_children, parent_process
from multiprocessing.connection import wait


def follow_parent() -> None:
    """End this process as soon as its parent is gone, also after a kill -9."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent.sentinel,), daemon=True).start()


def _leave_with(sentinel: int) -> None:
    wait([sentinel])
    leave_at_once()


def leave_at_once() -> None:
    """End this process and those it started, in the middle of whatever they do.

    Nothing needs tidying up: data is in transactions, files are written aside.
    """
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        # A group of our own: it holds also the worker that is only just starting.
        os.killpg(0, signal.SIGKILL)
    for child in active_children():
        child.kill()
    os._exit(0)


def lead_group() -> None:
    """Make this process the head of a group, so that all it starts can end with it."""
    if sys.platform != "win32":
        os.setpgid(0, 0)
