"""One command runs it all; whatever is killed, nothing is left over and nothing lost."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from tests.web.serving import Served, Visitor, alive, serve_command, serving, wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def served(data: Path) -> Iterator[Served]:
    with serving(data) as served:
        yield served


def answers(served: Served) -> bool:
    try:
        return "Start" in Visitor(served.url).get()
    except (URLError, ConnectionError):
        return False


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_ends_soon_and_leaves_nothing(
    served: Served, end: signal.Signals
) -> None:
    family = served.family()
    assert len(family) >= 5
    served.process.send_signal(end)
    took = wait_until(lambda: not any(map(alive, family)), seconds=10)
    assert took < 5  # about 1 s; more only where the machine is busy with other things
    assert served.process.wait(5) == 0


def test_asked_to_end_while_a_process_starts_again_it_leaves_nothing(
    served: Served,
) -> None:
    before = served.family()
    os.kill(max(served.children()), signal.SIGKILL)
    wait_until(lambda: served.family() - before, seconds=10)
    family = before | served.family()
    served.process.terminate()
    wait_until(lambda: not any(map(alive, family | served.family())), seconds=10)
    assert served.process.wait(5) == 0


def test_killed_it_leaves_no_orphans(served: Served) -> None:
    family = served.family()
    served.process.kill()
    wait_until(lambda: not any(map(alive, family)), seconds=5)


def test_whatever_process_is_killed_is_started_again(served: Served) -> None:
    for pid in sorted(served.family() - {served.process.pid}):
        if not alive(pid):
            continue  # went down with another one
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: answers(served), seconds=20)
    assert served.process.poll() is None


def test_a_session_whose_making_was_killed_is_made_at_the_next_start(data: Path) -> None:
    with serving(data) as served:
        visitor = Visitor(served.url)
        page = visitor.get()
        visitor.post("start", page, what="scan-nature/waves", minutes="8", pain_now="7")
        practice = visitor.url
        path = "/practice/" + practice.split("/practice/")[1]
        wait_until(
            lambda: re.search(r'"fraction": 0\.[1-9]', visitor.get(path + "progress")),
            seconds=60,
        )
        served.process.kill()
    with serving(data) as served:
        visitor = Visitor(served.url)
        wait_until(lambda: '"ready"' in visitor.get(path + "progress"), seconds=90)
    assert list((data / "sessions" / ".aside").iterdir()) == []


def test_a_port_in_use_is_named_with_the_way_out(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = subprocess.run(
            serve_command(data, port), capture_output=True, text=True, check=False
        )
    assert ended.returncode == 1
    assert f"Port {port} is in use." in ended.stderr
    assert f"--port {port + 1}" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_data_folder_that_cannot_be_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = subprocess.run(
        serve_command(tmp_path / "file"), capture_output=True, text=True, check=False
    )
    assert ended.returncode != 0
    assert "--data" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_key_is_made_once_and_only_its_owner_reads_it(data: Path) -> None:
    with serving(data):
        key = data / "secret.key"
        first = key.read_text()
        assert key.stat().st_mode & 0o777 == 0o600
    with serving(data):
        assert key.read_text() == first
