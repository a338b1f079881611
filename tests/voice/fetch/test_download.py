"""A file comes whole and right, or not at all, whatever the way there does."""

import hashlib
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.voice.fetch import server
from tests.voice.fetch.server import Held, Served, serving_files

from unclench.voice.fetch.download import TRIES, download
from unclench.voice.fetch.errors import FetchError, Why
from unclench.voice.fetch.part import Part

CONTENT = bytes(range(256)) * 4_000  # four blocks: about a megabyte
NAME = "tiny.onnx"


@pytest.fixture
def served() -> Iterator[Served]:
    with serving_files({NAME: CONTENT}) as served:
        yield served


@pytest.fixture
def aside(tmp_path: Path) -> Path:
    return tmp_path / f"{NAME}.part"


def part(served: Served, content: bytes = CONTENT) -> Part:
    digest = hashlib.sha256(content).hexdigest()
    return Part(NAME, served.address + NAME, len(content), digest)


def nothing(_here: int) -> None:
    pass


def refusal(wanted: Part, aside: Path, *, patience: float = 10) -> FetchError:
    with pytest.raises(FetchError) as refused:
        download(wanted, aside, nothing, patience=patience)
    return refused.value


def test_a_file_comes_and_is_told_as_it_comes(served: Served, aside: Path) -> None:
    told: list[int] = []
    download(part(served), aside, told.append)
    assert aside.read_bytes() == CONTENT
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, len(CONTENT))
    assert served.asked == [(NAME, 0)]


def test_what_is_there_already_is_not_asked_for(served: Served, aside: Path) -> None:
    aside.write_bytes(CONTENT)
    download(part(served), aside, nothing)
    assert served.asked == []


def test_it_goes_on_where_it_broke_off(served: Served, aside: Path) -> None:
    served.answers[NAME] = [server.cut_after(300_000), server.cut_after(100_000)]
    download(part(served), aside, nothing)
    assert aside.read_bytes() == CONTENT
    assert served.asked == [(NAME, 0), (NAME, 300_000), (NAME, 400_000)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8)
@given(cuts=st.lists(st.integers(1, 400_000), max_size=TRIES - 1))
def test_however_often_it_breaks_off_the_bytes_are_those(
    served: Served, aside: Path, cuts: list[int]
) -> None:
    aside.unlink(missing_ok=True)
    served.answers[NAME] = [server.cut_after(count) for count in cuts]
    download(part(served), aside, nothing)
    assert aside.read_bytes() == CONTENT
    served.answers.clear()


def test_a_server_that_knows_no_ranges_sends_it_all_again(
    served: Served, aside: Path
) -> None:
    served.answers[NAME] = [server.cut_after(300_000), server.from_the_start]
    download(part(served), aside, nothing)
    assert aside.read_bytes() == CONTENT


def test_a_server_that_tells_no_length_will_do(served: Served, aside: Path) -> None:
    served.answers[NAME] = [server.without_length(CONTENT)]
    download(part(served), aside, nothing)
    assert aside.read_bytes() == CONTENT


def test_a_try_that_brings_nothing_ends_it_and_the_rest_is_kept(
    served: Served, aside: Path
) -> None:
    served.answers[NAME] = [server.cut_after(300_000), server.cut_after(0)]
    error = refusal(part(served), aside)
    assert error.why is Why.CUT_OFF
    assert "0.3 of 1.0 MB of tiny.onnx are here and kept" in str(error)
    assert aside.read_bytes() == CONTENT[:300_000]
    download(part(served), aside, nothing)
    assert served.asked[-1] == (NAME, 300_000)
    assert aside.read_bytes() == CONTENT


def test_a_server_that_breaks_off_for_ever_is_left_alone(
    served: Served, aside: Path
) -> None:
    served.answers[NAME] = [server.cut_after(10)] * 100
    assert refusal(part(served), aside).why is Why.CUT_OFF
    assert len(served.asked) == TRIES


def test_a_server_that_falls_silent_is_not_waited_for(
    served: Served, aside: Path
) -> None:
    held = [Held(200_000), Held(0)]
    served.answers[NAME] = [*held]
    error = refusal(part(served), aside, patience=0.2)
    for each in held:
        each.go_on.set()
    assert error.why is Why.CUT_OFF
    assert aside.stat().st_size == 200_000


def test_a_slow_server_has_all_the_time_it_takes(served: Served, aside: Path) -> None:
    slow = Held(1_000)
    served.answers[NAME] = [slow]

    def watched(here: int) -> None:
        if here == 1_000:
            slow.go_on.set()

    download(part(served), aside, watched)
    assert aside.read_bytes() == CONTENT
    assert served.asked == [(NAME, 0)]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (server.instead(b"<html>Log in to the hotel</html>"), "has 32 bytes instead of"),
        (server.instead(CONTENT[:-1] + b"!"), "is not the file that was asked for"),
        (server.without_length(CONTENT + b"more"), "is longer than the file"),
    ],
)
def test_what_is_not_the_file_is_thrown_away_and_told(
    served: Served, aside: Path, answer: server.Answer, said: str
) -> None:
    served.answers[NAME] = [answer]
    error = refusal(part(served), aside)
    assert error.why is Why.WRONG
    assert said in str(error)
    assert "nothing is installed" in str(error)
    assert not aside.exists()


def test_a_beginning_of_something_else_is_found_out_at_the_end(
    served: Served, aside: Path
) -> None:
    aside.write_bytes(b"not this file")
    assert refusal(part(served), aside).why is Why.WRONG
    assert not aside.exists()
    download(part(served), aside, nothing)
    assert aside.read_bytes() == CONTENT


def test_what_is_longer_than_the_file_begins_anew(served: Served, aside: Path) -> None:
    aside.write_bytes(CONTENT + b"more")
    download(part(served), aside, nothing)
    assert aside.read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("answer", "code"), [(server.missing, 404), (server.refused, 503)]
)
def test_a_file_that_is_not_given_is_told_with_another_way(
    served: Served, aside: Path, answer: server.Answer, code: int
) -> None:
    served.answers[NAME] = [answer]
    error = refusal(part(served), aside)
    assert error.why is Why.NOT_THERE
    assert f"it answers {code}" in str(error)
    assert f"from {served.address}{NAME}, and add it with: unclench voices add" in str(
        error
    )


def test_redirects_are_followed(served: Served, aside: Path) -> None:
    served.files["moved"] = CONTENT
    served.answers[NAME] = [server.cut_after(1_000), server.sent_to("/elsewhere/moved")]
    download(part(served), aside, nothing)
    assert aside.read_bytes() == CONTENT
    assert served.asked[-1] == ("moved", 1_000)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://192.0.2.1/model", Why.UNSAFE),
        ("ftp://192.0.2.1/model", Why.UNSAFE),
        ("file:///etc/hostname", Why.NOT_THERE),  # urllib itself does not look there
    ],
)
def test_redirects_to_where_anybody_may_change_it_are_not_followed(
    served: Served, aside: Path, address: str, why: Why
) -> None:
    served.answers[NAME] = [server.sent_to(address)]
    assert refusal(part(served), aside).why is why
    assert not aside.exists()


def test_a_redirect_for_ever_ends(served: Served, aside: Path) -> None:
    served.answers[NAME] = [server.sent_to(f"/voices/{NAME}")] * 40
    assert refusal(part(served), aside).why is Why.NOT_THERE


def test_nothing_is_asked_of_an_address_that_is_not_safe(aside: Path) -> None:
    wanted = Part(NAME, f"http://192.0.2.1/{NAME}", 1, "0" * 64)
    assert refusal(wanted, aside).why is Why.UNSAFE


def test_without_a_network_one_sentence_says_so_and_the_way_round(aside: Path) -> None:
    with socket.socket() as closed:  # bound and not listening: it refuses
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/{NAME}"
        error = refusal(Part(NAME, address, 1, "0" * 64), aside)
    assert error.why is Why.NO_NETWORK
    assert str(error) == (
        "127.0.0.1 can't be reached: there is no network, or something stands in the "
        f"way.\nYou can also bring the file some other way, from {address}, and add it "
        "with: unclench voices add FILE"
    )


def test_a_network_that_goes_in_the_middle_keeps_what_came(
    served: Served, aside: Path
) -> None:
    aside.write_bytes(CONTENT[:5_000])
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/{NAME}"
        wanted = part(served)
        gone = Part(NAME, address, wanted.bytes, wanted.sha256)
        assert refusal(gone, aside).why is Why.CUT_OFF
    assert aside.stat().st_size == 5_000


def test_what_it_is_told_to_may_end_it_and_it_goes_on_later(
    served: Served, aside: Path
) -> None:
    def stop(here: int) -> None:
        if here:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(part(served), aside, stop)
    kept = aside.stat().st_size
    assert 0 < kept < len(CONTENT)
    download(part(served), aside, nothing)
    assert aside.read_bytes() == CONTENT
    assert served.asked[-1] == (NAME, kept)


FETCH = """
import sys
from pathlib import Path
from unclench.voice.fetch.download import download
from unclench.voice.fetch.part import Part
_, name, address, size, digest, aside = sys.argv
download(Part(name, address, int(size), digest), Path(aside), lambda here: None)
"""


def fetching(
    wanted: Part, aside: Path, first: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    """Fetch in a process of its own."""
    arguments = (wanted.name, wanted.address, wanted.bytes, wanted.sha256, aside)
    return subprocess.Popen(
        [sys.executable, "-c", FETCH, *map(str, arguments)],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=first,  # noqa: PLW1509 - the tests have no threads that hold locks here
    )


def test_after_a_kill_it_goes_on_where_it_was(served: Served, aside: Path) -> None:
    held = Held(600_000)
    served.answers[NAME] = [held]
    with fetching(part(served), aside) as process:
        assert held.reached.wait(60)
        while not aside.exists() or aside.stat().st_size < 600_000:
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    held.go_on.set()
    download(part(served), aside, nothing)
    assert aside.read_bytes() == CONTENT
    assert served.asked == [(NAME, 0), (NAME, 600_000)]


def test_a_full_disk_is_told_and_what_came_is_kept(served: Served, aside: Path) -> None:
    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))

    with fetching(part(served), aside, small_disk) as process:
        _, errors = process.communicate()
    assert process.returncode == 1
    assert "The disk is full. 0.5 MB of tiny.onnx are missing" in errors
    assert aside.stat().st_size == 500_000
    download(part(served), aside, nothing)
    assert aside.read_bytes() == CONTENT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_disk_without_any_room_is_told(served: Served, tmp_path: Path) -> None:
    aside = tmp_path / "full.part"
    aside.symlink_to("/dev/full")
    assert refusal(part(served), aside).why is Why.NO_SPACE
