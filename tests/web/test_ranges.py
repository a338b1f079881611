"""HTTP ranges (RFC 9110): asked for, answered, refused."""

from pathlib import Path

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from unclench.web.ranges import Span, asked_span, serve_file

CONTENT = bytes(range(200))

# An answer that is closed lets go of the database too, as Django arranges it.
pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "sound"
    file.write_bytes(CONTENT)
    return file


def answer(path: Path, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    request = RequestFactory().get("/", headers=headers)
    response = serve_file(request, path, content_type="audio/ogg", etag="tag")
    body = response.getvalue() if response.status_code in {200, 206} else b""
    response.close()
    return response.status_code, body, dict(response.items())


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-0", Span(0, 0)),
        ("bytes=10-19", Span(10, 19)),
        ("bytes=150-", Span(150, 199)),
        ("bytes=-5", Span(195, 199)),
        ("bytes=-500", Span(0, 199)),
        ("bytes=190-999", Span(190, 199)),
        ("", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=9-3", None),
        ("bytes=0-1,5-6", None),
        ("items=0-1", None),
        ("bytes=a-b", None),
    ],
)
def test_a_range_header_is_read_as_the_standard_says(
    header: str, span: Span | None
) -> None:
    assert asked_span(header, len(CONTENT)) == span


@pytest.mark.parametrize("header", ["bytes=200-", "bytes=500-600", "bytes=-0"])
def test_a_range_outside_the_file_is_refused(path: Path, header: str) -> None:
    status, _, headers = answer(path, Range=header)
    assert status == 416
    assert headers["Content-Range"] == "bytes */200"


def test_without_a_range_the_whole_file_comes_and_says_that_parts_can_be_had(
    path: Path,
) -> None:
    status, body, headers = answer(path)
    assert (status, body) == (200, CONTENT)
    assert headers["Accept-Ranges"] == "bytes"
    assert headers["Content-Length"] == "200"


def test_a_part_asked_for_with_an_old_tag_is_the_whole(path: Path) -> None:
    assert answer(path, Range="bytes=0-9", **{"If-Range": '"tag"'})[0] == 206
    assert answer(path, Range="bytes=0-9", **{"If-Range": '"other"'})[:2] == (
        200,
        CONTENT,
    )


def test_what_the_browser_has_is_not_sent_again(path: Path) -> None:
    assert answer(path, **{"If-None-Match": '"tag"'})[0] == 304


@given(st.integers(0, 199), st.integers(0, 400))
def test_every_part_is_the_bytes_asked_for(
    tmp_path_factory: pytest.TempPathFactory, first: int, more: int
) -> None:
    file = tmp_path_factory.mktemp("range") / "sound"
    file.write_bytes(CONTENT)
    status, body, headers = answer(file, Range=f"bytes={first}-{first + more}")
    assert status == 206
    assert body == CONTENT[first : first + more + 1]
    assert headers["Content-Length"] == str(len(body))
