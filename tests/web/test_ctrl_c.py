"""Ctrl-C in a terminal reaches every process of the app at once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.web.serving import serve_command


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups")
def test_ctrl_c_ends_the_app_with_one_plain_line(tmp_path: Path) -> None:
    with subprocess.Popen(
        serve_command(tmp_path / "data"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        assert [process.stdout.readline() for _ in range(2)] != ["", ""]
        os.killpg(process.pid, signal.SIGINT)
        said, complained = process.communicate(timeout=20)
    assert (said, complained) == ("\nUnclench has stopped.\n", "")
