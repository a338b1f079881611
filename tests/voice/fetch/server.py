"""A server of voices on this machine that fails in every way a network can."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

type Answer = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request, and what can be answered."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def content(self) -> bytes:
        return self.server.served.files[self.name]

    @property
    def begins(self) -> int:
        """From which byte on it is asked for."""
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        return int(found[1]) if found else 0

    def do_GET(self) -> None:
        served = self.server.served
        served.asked.append((self.name, self.begins))
        answers = served.answers[self.name]
        (answers.pop(0) if answers else whole)(self)

    def head(self, length: int, begins: int = 0) -> None:
        """Begin an answer of so many bytes, from one on."""
        self.send_response(206 if begins else 200)
        if begins:
            end, total = begins + length - 1, begins + length
            self.send_header("Content-Range", f"bytes {begins}-{end}/{total}")
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - called so by http.server
        pass


def whole(asked: Asked) -> None:
    """What a good server does."""
    if asked.name not in asked.server.served.files:
        missing(asked)
        return
    begins = asked.begins
    rest = asked.content[begins:]
    asked.head(len(rest), begins)
    asked.wfile.write(rest)


def missing(asked: Asked) -> None:
    asked.send_error(404)


def cut_after(count: int) -> Answer:
    """Break the connection off after so many bytes."""

    def answer(asked: Asked) -> None:
        rest = asked.content[asked.begins :]
        asked.head(len(rest), asked.begins)
        asked.wfile.write(rest[:count])
        asked.wfile.flush()
        asked.connection.close()
        asked.close_connection = True

    return answer


def from_the_start(asked: Asked) -> None:
    """As a server does that knows no ranges."""
    asked.head(len(asked.content))
    asked.wfile.write(asked.content)


def without_length(content: bytes) -> Answer:
    """As a server does that closes the connection at the end."""

    def answer(asked: Asked) -> None:
        asked.send_response(200)
        asked.send_header("Connection", "close")
        asked.end_headers()
        asked.wfile.write(content)
        asked.close_connection = True

    return answer


def instead(content: bytes) -> Answer:
    """Something else, such as the page of a hotel's network."""

    def answer(asked: Asked) -> None:
        asked.head(len(content))
        asked.wfile.write(content)

    return answer


def sent_to(address: str) -> Answer:
    def answer(asked: Asked) -> None:
        asked.send_response(302)
        asked.send_header("Location", address)
        asked.send_header("Content-Length", "0")
        asked.end_headers()

    return answer


def refused(asked: Asked) -> None:
    asked.send_error(503)


@dataclass
class Held:
    """An answer that stops in the middle, until it is let go."""

    after: int
    reached: Event = field(default_factory=Event)
    go_on: Event = field(default_factory=Event)

    def __call__(self, asked: Asked) -> None:
        rest = asked.content[asked.begins :]
        asked.head(len(rest), asked.begins)
        asked.wfile.write(rest[: self.after])
        asked.wfile.flush()
        self.reached.set()
        self.go_on.wait(60)
        try:
            asked.wfile.write(rest[self.after :])
        except OSError:
            asked.close_connection = True  # whoever asked has gone


@dataclass
class Served:
    """What is served, how the next requests are answered, and what was asked."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    answers: defaultdict[str, list[Answer]] = field(
        default_factory=lambda: defaultdict(list)
    )
    asked: list[tuple[str, int]] = field(default_factory=list)
    """Each name with the byte from which it was asked for."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    served: Served

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of visitors who go in the middle."""


@contextmanager
def serving_files(files: dict[str, bytes]) -> Iterator[Served]:
    """Serve files by their names, under an address that ends with a stroke."""
    with _Server(("127.0.0.1", 0), Asked) as server:
        server.served = Served(f"http://127.0.0.1:{server.server_port}/voices/", files)
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server.served
        finally:
            server.shutdown()
            thread.join()
