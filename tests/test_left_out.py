"""A missing program costs its own tests, by name, and in CI it costs the run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

TESTS = """
def test_with_a_reader(ffprobe): assert ffprobe.exists()
def test_alone(): pass
"""


def run_without_programs(folder: Path, *, ci: str) -> subprocess.CompletedProcess[str]:
    """Run two tests, with the conftest of this folder, where no program is installed."""
    shutil.copy(Path(__file__).with_name("conftest.py"), folder)
    (folder / "test_two.py").write_text(TESTS, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--rootdir", folder, folder],
        env=os.environ
        | {"PATH": str(folder), "CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_tests_of_a_missing_program_are_left_out_by_name(tmp_path: Path) -> None:
    ran = run_without_programs(tmp_path, ci="")
    *_, left_out, advice, summary = ran.stdout.splitlines()
    assert left_out == "LEFT OUT for want of ffprobe: 1"
    assert advice.startswith("To run them as well, type:  sudo apt-get install")
    assert summary.startswith("1 passed, 1 deselected")
    assert ran.returncode == 0


def test_in_ci_nothing_may_be_left_out(tmp_path: Path) -> None:
    ran = run_without_programs(tmp_path, ci="true")
    assert "ffprobe is not installed" in ran.stdout
    assert ran.returncode == 1
