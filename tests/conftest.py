"""What all tests share: the independent programs they may use, and what is left out.

A test that needs a browser or an independent reader asks for the fixture of that name
(`chromium`, `ffmpeg`, `ffprobe`, `piper`) and gets its path. Where the program is
missing, the tests that asked are left out and named at the end, except under
``CI=true``.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import django
import pytest
from hypothesis import settings

# Read as numpy is loaded: with no threads of its own, crews are forked at once.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

from unclench.sound import Crew

# A law is a law on a busy machine too: examples are counted, never timed.
settings.register_profile("unclench", deadline=None)
settings.load_profile("unclench")

INSTALL = "sudo apt-get install --yes --no-install-recommends chromium ffmpeg"
PROGRAMS = {
    "chromium": INSTALL,
    "ffmpeg": INSTALL,
    "ffprobe": INSTALL,
    "piper": "scripts/piper",
}
"""What is to be typed where one is missing."""
PIPER = Path(__file__).parents[1] / ".venv-piper" / "bin" / "python"
"""The interpreter that has piper-tts: under the GPL, it has an environment of its own."""

left_out_key = pytest.StashKey[dict[str, int]]()


def pytest_configure(config: pytest.Config) -> None:
    # No test may touch the sessions and notes of the person at this machine.
    folder = tempfile.TemporaryDirectory(prefix="unclench-tests-")
    config.add_cleanup(folder.cleanup)
    os.environ["UNCLENCH_DATA"] = folder.name
    # Set here and not in pyproject.toml, because the settings read that folder's name.
    os.environ["DJANGO_SETTINGS_MODULE"] = "unclench.web.settings"
    django.setup()


def where(name: str) -> str | None:
    """The path of a program, if it is installed."""
    return shutil.which(PIPER if name == "piper" else name)


def program(name: str) -> Path:
    """The path of an installed program."""
    found = where(name)
    if found is None:
        pytest.fail(f"{name} is not installed: {PROGRAMS[name]}", pytrace=False)
    return Path(found)


@pytest.fixture(scope="session")
def crew() -> Iterator[Crew]:
    """Two processes that make sound, for all tests."""
    with Crew(2) as crew:
        yield crew


@pytest.fixture(scope="session")
def chromium() -> Path:
    return program("chromium")


@pytest.fixture(scope="session")
def ffmpeg() -> Path:
    return program("ffmpeg")


@pytest.fixture(scope="session")
def ffprobe() -> Path:
    return program("ffprobe")


@pytest.fixture(scope="session")
def piper() -> Path:
    return program("piper")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    missing = {name for name in PROGRAMS if where(name) is None}
    if not missing or os.environ.get("CI") == "true":
        return
    kept: list[pytest.Item] = []
    out: list[pytest.Item] = []
    counts: dict[str, int] = {}
    for item in items:
        needed = missing.intersection(getattr(item, "fixturenames", ()))
        (out if needed else kept).append(item)
        for name in needed:
            counts[name] = counts.get(name, 0) + 1
    items[:] = kept
    config.stash[left_out_key] = counts
    if out:
        config.hook.pytest_deselected(items=out)


def lines_on_what_was_left_out(counts: dict[str, int]) -> Iterable[str]:
    for name, count in sorted(counts.items()):
        yield f"LEFT OUT for want of {name}: {count}"
    for way in dict.fromkeys(PROGRAMS[name] for name in sorted(counts)):
        yield f"To run them as well, type:  {way}"


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for line in lines_on_what_was_left_out(config.stash.get(left_out_key, {})):
        terminalreporter.write_line(line)
