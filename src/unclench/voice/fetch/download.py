"""One file from the network, however often the way there breaks."""

import errno
import ssl
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from unclench.voice.fetch.address import host_of, is_here, is_safe
from unclench.voice.fetch.errors import FetchError, Why, megabytes
from unclench.voice.fetch.part import Part

type Tell = Callable[[int], None]
"""Called with the bytes of a file that are here; what it raises ends the work, and what
came so far is kept."""

PATIENCE = 20.0
"""Seconds without a byte after which a connection counts as broken: a choice of ours."""
BLOCK = 1 << 18
"""Bytes read at most between two calls of `Tell`."""
TRIES = 8
"""Times the other end may break off, as long as each try has brought something."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PARTIAL, _BEYOND_THE_END = 206, 416


class _BrokenOffError(Exception):
    """The other end has gone in the middle."""


def download(part: Part, aside: Path, tell: Tell, *, patience: float = PATIENCE) -> None:
    """Fetch a file into `aside`, going on where an earlier call ended.

    Parameters
    ----------
    part
        What to fetch, from where, and what it has to be.
    aside
        Where to. Once this returns the file is there, whole and checked.
    tell
        Told how much is there.
    patience
        Seconds to wait for the next byte.

    Raises
    ------
    FetchError
        If it can't be had now. What came is kept where that can go on, and removed
        where it is not what was asked for.
    """
    for _ in range(TRIES):
        before = _size(aside)
        try:
            _go_on(part, aside, tell, patience)
            break
        except _BrokenOffError as broken:
            if _size(aside) <= before:
                raise _gone(part, aside) from broken
    else:
        raise _gone(part, aside)
    if not part.is_at(aside):
        aside.unlink()
        raise _wrong(part, "is not the file that was asked for")


def _go_on(part: Part, aside: Path, tell: Tell, patience: float) -> None:
    """Ask for what is missing, and write it behind what is there."""
    there = _size(aside)
    if there > part.bytes:
        aside.unlink()
        there = 0
    tell(there)
    if there == part.bytes:
        return
    with _asked(part, there, patience) as answer:
        begins = _begins_at(answer, part, there)
        try:
            with aside.open("r+b" if begins else "wb") as file:
                file.seek(begins)
                _receive(answer, file, part, tell)
        except OSError as error:
            raise _not_kept(error, part, aside) from error
        except FetchError:
            aside.unlink(missing_ok=True)
            raise


def _receive(answer: HTTPResponse, file: IO[bytes], part: Part, tell: Tell) -> None:
    there = file.tell()
    while there < part.bytes:
        try:
            block = answer.read1(BLOCK)
        except (OSError, HTTPException) as error:
            raise _BrokenOffError from error
        if not block:
            raise _BrokenOffError
        there += len(block)
        if there > part.bytes:
            raise _wrong(part, "is longer than the file that was asked for")
        file.write(block)
        file.flush()
        tell(there)


def _asked(part: Part, there: int, patience: float) -> HTTPResponse:
    """Ask for a file from its byte `there` on."""
    headers = {"User-Agent": "Unclench", "Accept-Encoding": "identity"}
    if there:
        headers["Range"] = f"bytes={there}-"
    request = Request(part.address, headers=headers)  # noqa: S310 - looked at by is_safe
    if not is_safe(part.address):
        raise _unsafe(part)
    try:
        answer: HTTPResponse = _opener(part).open(request, timeout=patience)
    except HTTPError as error:
        error.close()
        if error.code == _BEYOND_THE_END and there:
            return _asked(part, 0, patience)
        raise _refused(part, error.code) from error
    except URLError as error:
        if isinstance(error.reason, ssl.SSLCertVerificationError):
            raise _unsafe(part) from error
        raise (_no_network(part) if not there else _BrokenOffError()) from error
    except (OSError, HTTPException) as error:
        raise _BrokenOffError from error
    return answer


def _begins_at(answer: HTTPResponse, part: Part, there: int) -> int:
    """Return the byte at which an answer begins; refuse one of another size."""
    length = int(answer.headers.get("Content-Length") or -1)
    begins, whole = 0, length
    if answer.status == _PARTIAL:
        told = answer.headers.get("Content-Range", "")
        stretch, _, total = told.removeprefix("bytes ").partition("/")
        first = stretch.partition("-")[0]
        begins = int(first) if first.isdecimal() else -1
        whole = int(total) if total.isdecimal() else -1
        if begins != there:
            raise _wrong(part, "is another stretch of the file than was asked for")
    if whole not in (-1, part.bytes):
        raise _wrong(part, f"has {whole} bytes instead of {part.bytes}")
    return begins


class _SafeRedirects(HTTPRedirectHandler):
    """Follows where it is sent, unless anybody could listen in there."""

    def __init__(self, part: Part) -> None:
        self.part = part

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        """Return the next request."""
        inwards = is_here(newurl) and not is_here(req.full_url)
        if inwards or not is_safe(newurl):
            fp.close()
            raise _unsafe(self.part)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(part: Part) -> OpenerDirector:
    # A proxy knows the way out, and none to this machine itself.
    direct = [ProxyHandler({})] if is_here(part.address) else []
    return build_opener(_SafeRedirects(part), *direct)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _no_network(part: Part) -> FetchError:
    return FetchError(
        Why.NO_NETWORK,
        f"{host_of(part.address)} can't be reached: there is no network, or something "
        f"stands in the way.{_another_way(part)}",
    )


def _refused(part: Part, code: int) -> FetchError:
    return FetchError(
        Why.NOT_THERE,
        f"{host_of(part.address)} does not give the file {part.name} (it answers {code})."
        f" Try again later.{_another_way(part)}",
    )


def _gone(part: Part, aside: Path) -> FetchError:
    here = f"{megabytes(_size(aside))} of {megabytes(part.bytes)} MB"
    return FetchError(
        Why.CUT_OFF,
        f"The connection to {host_of(part.address)} broke off. {here} of {part.name} are "
        "here and kept: run it again, and it goes on from there.",
    )


def _wrong(part: Part, what: str) -> FetchError:
    return FetchError(
        Why.WRONG,
        f"What came from {host_of(part.address)} {what}: {part.name} is thrown away, and "
        f"nothing is installed. Try again later, or in another network."
        f"{_another_way(part)}",
    )


def _unsafe(part: Part) -> FetchError:
    return FetchError(
        Why.UNSAFE,
        f"The way to {part.name} leads through an address that is not safe, where what "
        f"comes may be changed. Nothing is fetched from there.{_another_way(part)}",
    )


def _not_kept(error: OSError, part: Part, aside: Path) -> FetchError:
    if error.errno in _FULL:
        left = megabytes(part.bytes - _size(aside))
        return FetchError(
            Why.NO_SPACE,
            f"The disk is full. {left} MB of {part.name} are missing; what came is kept. "
            "Free some space and run it again: it goes on from there.",
        )
    return FetchError(
        Why.NOT_WRITABLE,
        f"This can't be written: {aside.parent} ({error.strerror}). Give yourself the "
        "right to, or choose another data folder.",
    )


def _another_way(part: Part) -> str:
    return (
        f"\nYou can also bring the file some other way, from {part.address}, and add it "
        "with: unclench voices add FILE"
    )
