"""Ctrl-C in a terminal reaches a whole group of processes at once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.web.serving import Served, serve_command, wait_until


def reached(served: Served) -> set[int]:
    """The processes of the app that a Ctrl-C reaches."""
    family = served.family()
    return {pid for pid in family if os.getpgid(pid) == served.process.pid}


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_ctrl_c_is_for_the_first_process_which_ends_the_others(tmp_path: Path) -> None:
    with subprocess.Popen(
        serve_command(tmp_path / "data"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        try:
            served = Served(process.stdout.readline(), process)
            assert process.stdout.readline() == "Press Ctrl-C to stop it.\n"
            # Python's own tracker of resources stays in the group and takes no notice.
            wait_until(lambda: len(reached(served)) == 2, seconds=30)
            os.killpg(process.pid, signal.SIGINT)
            said, complained = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (said, complained) == ("\nUnclench has stopped.\n", "")
