"""`unclench serve` in a process of its own, and a plain visitor."""

import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path


@dataclass(frozen=True)
class Served:
    """A running app."""

    url: str
    process: subprocess.Popen[str]

    def family(self) -> set[int]:
        """The process and all that come from it."""
        parents = dict(_parents())
        found = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in found} - found:
            found |= more
        return found

    def children(self) -> set[int]:
        """Those that the process itself has started, and starts again when they end."""
        return {pid for pid, parent in _parents() if parent == self.process.pid}


def _parents() -> Iterator[tuple[int, int]]:
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        if parent := re.search(r"^PPid:\s*(\d+)", text, re.MULTILINE):
            yield int(status.parent.name), int(parent[1])


def alive(pid: int) -> bool:
    """Whether a process still runs; one that only waits to be buried does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def wait_until(true: Callable[[], object], *, seconds: float) -> float:
    """Wait for something; return how long it took."""
    begun = time.monotonic()
    while not true():
        took = time.monotonic() - begun
        assert took < seconds, f"not so after {seconds} s"
        time.sleep(0.02)
    return time.monotonic() - begun


def serve_command(data: Path, port: int = 0) -> list[str]:
    """The command that a person types."""
    command = [sys.executable, "-m", "unclench", "serve", "--no-browser"]
    return [*command, "--port", str(port), "--data", str(data)]


@contextmanager
def serving(data: Path, port: int = 0) -> Iterator[Served]:
    """Run the app on a data folder, on any free port or on the one it had."""
    with subprocess.Popen(
        serve_command(data, port), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        try:
            address = next(
                (
                    found[0]
                    for line in process.stdout
                    if (found := re.search(r"http://\S+", line))
                ),
                None,
            )
            assert address, "`unclench serve` ended without naming its address"
            yield Served(address, process)
        finally:
            process.terminate()
            try:
                process.wait(10)
            finally:
                process.kill()


class Visitor:
    """A browser without a script: follows links, keeps cookies, sends forms."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar())
        )
        self.url = base

    def get(self, path: str = "") -> str:
        """Open a page."""
        return self._open(urllib.parse.urljoin(self._base, path), None)

    def post(self, path: str, page: str, **fields: str) -> str:
        """Send the form on a page, with its hidden fields."""
        hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
        body = urllib.parse.urlencode(hidden | fields).encode()
        return self._open(urllib.parse.urljoin(self._base, path), body)

    def _open(self, url: str, body: bytes | None) -> str:
        with self._opener.open(url, body, timeout=20) as answer:
            self.url = str(answer.url)
            return str(answer.read().decode())
