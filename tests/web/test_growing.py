"""A sound that grows is sent as it comes, to where it ends."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpResponseBase, StreamingHttpResponse

from unclench.web.growing import LISTENERS, serve_growing

# An answer that is closed lets go of the database too, as Django arranges it.
pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "sound"
    file.write_bytes(b"begun, ")
    return file


def asked(path: Path, *, goes_on: bool = True) -> HttpResponseBase:
    return serve_growing(path, content_type="audio/ogg", goes_on=lambda: goes_on)


@pytest.fixture
def answer(path: Path) -> Iterator[StreamingHttpResponse]:
    answer = asked(path)
    assert isinstance(answer, StreamingHttpResponse)
    yield answer
    answer.close()


def test_what_comes_is_sent_until_the_file_is_gone(
    path: Path, answer: StreamingHttpResponse
) -> None:
    blocks = iter(answer)
    assert next(blocks) == b"begun, "
    with path.open("ab") as file:
        file.write(b"grown")
    assert next(blocks) == b"grown"
    path.unlink()
    assert list(blocks) == []


def test_another_try_at_its_place_ends_it(
    path: Path, answer: StreamingHttpResponse
) -> None:
    blocks = iter(answer)
    next(blocks)
    another = path.with_name("another")
    another.write_bytes(b"another try")
    another.replace(path)
    assert list(blocks) == []


def test_one_that_nobody_writes_any_more_ends(path: Path) -> None:
    answer = asked(path, goes_on=False)
    assert answer.getvalue() == b"begun, "
    answer.close()


def test_one_that_is_promised_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "sound"
    timer = threading.Timer(0.1, path.write_bytes, [b"late"])
    timer.start()
    answer = asked(path)
    assert next(iter(answer)) == b"late"
    answer.close()
    timer.join()


def test_one_that_does_not_come_is_not_there(tmp_path: Path) -> None:
    assert asked(tmp_path / "none", goes_on=False).status_code == 404


def test_a_listener_who_leaves_gives_the_seat_to_the_next(path: Path) -> None:
    answers = [asked(path) for _ in range(LISTENERS)]
    assert asked(path).status_code == 503
    answers.pop().close()
    answers.append(asked(path))
    assert [each.status_code for each in answers] == [200] * LISTENERS
    for each in answers:
        each.close()
