"""Byte ranges of a file over HTTP (RFC 9110, section 14): what lets a player seek."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)

BLOCK = 1 << 16
"""Bytes read at a time."""

_SPEC = re.compile(r"bytes=(?P<first>\d*)-(?P<last>\d*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `first` to `last` of a file, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """Number of bytes."""
        return self.last - self.first + 1


class UnsatisfiableError(ValueError):
    """The range lies outside the file."""


def asked_span(header: str, size: int) -> Span | None:
    """Read a Range header.

    Parameters
    ----------
    header
        As sent, for example ``bytes=0-99``, ``bytes=100-`` or ``bytes=-100``.
    size
        Bytes of the whole file.

    Returns
    -------
    Span or None
        None for what a server may leave unheeded and answer with the whole file:
        another unit, several ranges, a malformed one.

    Raises
    ------
    UnsatisfiableError
        If none of the bytes asked for exists.
    """
    match = _SPEC.fullmatch(header.strip())
    if not match or not (match["first"] or match["last"]):
        return None
    if not match["first"]:
        wanted = min(int(match["last"]), size)
        if not wanted:
            raise UnsatisfiableError
        return Span(size - wanted, size - 1)
    first = int(match["first"])
    last = min(int(match["last"]), size - 1) if match["last"] else size - 1
    if match["last"] and first > int(match["last"]):
        return None
    if first >= size:
        raise UnsatisfiableError
    return Span(first, last)


def serve_file(
    request: HttpRequest, path: Path, *, content_type: str, etag: str
) -> HttpResponseBase:
    """Answer with a file that never changes under its URL, in whole or in part.

    Parameters
    ----------
    etag
        Strong tag, without quotes. ``If-Range`` with another one gets the whole file.
    """
    quoted = f'"{etag}"'
    response = _answer(request, path, content_type=content_type, etag=quoted)
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = quoted
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def _answer(
    request: HttpRequest, path: Path, *, content_type: str, etag: str
) -> HttpResponseBase:
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    size = path.stat().st_size
    if_range = request.headers.get("If-Range")
    span = None
    if if_range is None or if_range == etag:
        try:
            span = asked_span(request.headers.get("Range", ""), size)
        except UnsatisfiableError:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if span is None:
        return FileResponse(path.open("rb"), content_type=content_type)
    response = StreamingHttpResponse(
        _blocks(path, span), status=206, content_type=content_type
    )
    response["Content-Length"] = str(span.length)
    response["Content-Range"] = f"bytes {span.first}-{span.last}/{size}"
    return response


def _blocks(path: Path, span: Span) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(span.first)
        left = span.length
        while left and (block := file.read(min(BLOCK, left))):
            left -= len(block)
            yield block
