"""Kill -9 in each stage of a session that is being heard: nothing bad, and it goes on."""

import os
import re
import signal
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

import pytest
from tests.web.serving import Served, Visitor, serving, wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def served(data: Path) -> Iterator[Served]:
    with serving(data) as served:
        yield served


def parent_of(pid: int) -> int:
    with suppress(OSError):
        text = Path(f"/proc/{pid}/status").read_text()
        if found := re.search(r"^PPid:\s*(\d+)", text, re.MULTILINE):
            return int(found[1])
    return 0


def writes(pid: int, number: str) -> bool:
    """Whether a process has a file open to write it, not to send it on."""
    told = Path(f"/proc/{pid}/fdinfo/{number}").read_text()
    found = re.search(r"^flags:\s*([0-7]+)", told, re.MULTILINE)
    return bool(found and int(found[1], 8) & os.O_WRONLY)


@dataclass
class Making:
    """A session that somebody waits for."""

    visitor: Visitor
    served: Served
    data: Path
    path: str

    @classmethod
    def begun(cls, served: Served, data: Path, minutes: int) -> "Making":
        visitor = Visitor(served.url)
        visitor.post(
            "start", visitor.get(), what="calm-place/beach", minutes=str(minutes)
        )
        return cls(
            visitor, served, data, "/practice/" + visitor.url.split("practice/")[1]
        )

    def told(self) -> str:
        return self.visitor.get(self.path + "progress")

    def share(self) -> float:
        found = re.search(r'"fraction": ([\d.]+)', self.told())
        return float(found[1]) if found else 0.0

    def files(self) -> set[str]:
        return {path.name for path in (self.data / "cache" / "live").glob("*/*")}

    def renderer(self) -> int:
        """The process that writes what is heard."""
        for pid in self.served.family():
            with suppress(OSError):
                for link in Path(f"/proc/{pid}/fd").iterdir():
                    if "/cache/live/" in str(link.readlink()) and writes(pid, link.name):
                        return pid
        raise AssertionError("nobody writes")

    def crew(self) -> set[int]:
        """The processes that encode for it."""
        renderer = self.renderer()
        return {pid for pid in self.served.family() if parent_of(pid) == renderer}


def speaking(making: Making) -> bool:
    return "session.opus" in making.files() and "session.json" not in making.files()


def encoding(making: Making) -> bool:
    return 0.2 < making.share() < 0.9


def ending(making: Making) -> bool:
    return making.share() > 0.95


# Lengths of their own, so that no stage finds what another has left.
@pytest.mark.parametrize(
    ("stage", "minutes"), [(speaking, 8), (encoding, 6), (ending, 5)]
)
def test_a_renderer_killed_in_any_stage_begins_again(
    served: Served, data: Path, stage: Callable[[Making], bool], minutes: int
) -> None:
    making = Making.begun(served, data, minutes)
    address = served.url + making.path[1:] + "live.opus"
    with urllib.request.urlopen(address) as heard:  # noqa: S310 - our own server
        wait_until(lambda: stage(making), seconds=120)
        os.kill(making.renderer(), signal.SIGKILL)
        heard.read()  # it ends, though not where it should
    wait_until(lambda: '"ready"' in making.told(), seconds=200)
    assert making.files() == set()
    assert list((data / "sessions" / ".aside").iterdir()) == []


def test_a_worker_killed_is_told_and_the_next_try_works(
    served: Served, data: Path
) -> None:
    making = Making.begun(served, data, 10)
    wait_until(lambda: encoding(making), seconds=120)
    os.kill(min(making.crew()), signal.SIGKILL)
    wait_until(lambda: '"failed"' in making.told(), seconds=20)
    wait_until(lambda: making.files() == set(), seconds=20)
    page = served_page(making)
    making.visitor.post(making.path + "again", page)
    wait_until(lambda: '"ready"' in making.told(), seconds=200)


def served_page(making: Making) -> str:
    """The page of trouble, which is an answer of its own kind."""
    try:
        return making.visitor.get(making.path)
    except HTTPError as error:
        return str(error.read().decode())


def test_pages_killed_leave_the_session_to_be_made(served: Served, data: Path) -> None:
    making = Making.begun(served, data, 12)
    wait_until(lambda: encoding(making), seconds=120)
    spared = {served.process.pid, making.renderer(), *making.crew()}
    for pid in served.family() - spared:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def ready() -> bool:
        with suppress(OSError):
            return '"ready"' in making.told()
        return False

    wait_until(ready, seconds=200)
    assert served.process.poll() is None
