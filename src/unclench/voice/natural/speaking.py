"""The program that runs a model: run by path in a process of its own.

``python -I speaking.py`` reads which model it is, answers that it is ready, and then
answers one message for each that it reads, until its standard input ends. A message is
four bytes of length (little endian) and that much JSON; an answer with ``bytes`` in its
JSON is followed by as many.

The first message holds ``model``, its path, and ``pieces``: what it is made of where it
is not the whole file, as stretches of it and bytes (in Base64) between them. Each further
message holds ``inputs``: name, type, shape and numbers. The answer is the sound as 32-bit
floats and, in ``told``, the other outputs.

Models draw random numbers. Each answer is that of a model just loaded, so it depends on
its question alone: where processes can be forked cheaply, by a child of the process that
loaded it; elsewhere by loading it again.

Nothing else imports onnxruntime. This file knows nothing of the package it lies in.
"""

import base64
import ctypes
import json
import os
import select
import signal
import struct
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import onnxruntime

SEED = 1
"""Of every model; which one is of no importance, only that it is always the same."""
FORKS = sys.platform == "linux"
"""Elsewhere a forked process may not use the libraries of its parent."""
DIE_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG``."""

Answer = tuple[dict[str, Any], bytes]


class Ended(Exception):  # noqa: N818 - what happened
    """Who asks has gone."""


def load(message: dict[str, Any]) -> Any:  # noqa: ANN401 - onnxruntime has no types
    """Load a model, as if for the first time."""
    options = onnxruntime.SessionOptions()
    # With one thread the sums are in one order, whatever the number of cores.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    onnxruntime.set_seed(SEED)
    providers = ["CPUExecutionProvider"]
    if not message["pieces"]:
        return onnxruntime.InferenceSession(message["model"], options, providers)
    if not FORKS:
        whole = b"".join(assembled(message))
        return onnxruntime.InferenceSession(whole, options, providers)
    # From a file it takes much less memory: one that is nowhere but in memory, for now.
    file = os.memfd_create("model")
    with os.fdopen(file, "wb") as content:
        content.writelines(assembled(message))
        content.flush()
        path = f"/proc/self/fd/{file}"
        return onnxruntime.InferenceSession(path, options, providers)


def assembled(message: dict[str, Any]) -> Iterator[bytes]:
    """Yield a model piece by piece."""
    with open(message["model"], "rb") as file:  # noqa: PTH123 - pathlib costs a start
        for piece in message["pieces"]:
            if isinstance(piece, str):
                yield base64.b64decode(piece)
            else:
                file.seek(piece[0])
                yield file.read(piece[1] - piece[0])


def answered(session: Any, message: dict[str, Any]) -> Answer:  # noqa: ANN401 - onnxruntime has no types
    """Run the model once."""
    inputs = {
        name: np.array(numbers, kind).reshape(shape)
        for name, kind, shape, numbers in message["inputs"]
    }
    names = [output.name for output in session.get_outputs()]
    sound, *others = session.run(names, inputs)
    told = {
        name: np.ravel(other).tolist()
        for name, other in zip(names[1:], others, strict=True)
        if isinstance(other, np.ndarray) and other.size <= sound.size
    }
    heard = np.ravel(sound).astype("<f4").tobytes()
    return {"bytes": len(heard), "told": told}, heard


def failed(error: Exception) -> Answer:
    """Say that something went wrong, and what kind of thing."""
    said = str(error)
    scarce = isinstance(error, MemoryError) or "alloc" in said.lower()
    kind = "memory" if scarce else "model"
    return {"error": kind, "said": said.splitlines()[0][:300] if said else kind}, b""


def tried(session: Any, message: dict[str, Any]) -> Answer:  # noqa: ANN401 - onnxruntime has no types
    """Run the model once, or say why that can't be."""
    try:
        return answered(session, message)
    except Exception as error:  # noqa: BLE001 - whatever the runtime raises is told
        return failed(error)


def forked(session: Any, message: dict[str, Any]) -> bytes:  # noqa: ANN401 - onnxruntime has no types
    """Return what a child answers, as it is sent; nothing if it dies.

    While it works, who asked is watched: if they go, so does the child.
    """
    end, start = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
            with os.fdopen(start, "wb") as pipe:
                pipe.write(packed(*tried(session, message)))
        finally:
            os._exit(0)
    os.close(start)
    try:
        return whole(end)
    except Ended:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(end)
        os.waitpid(child, 0)


def whole(end: int) -> bytes:
    """Read a pipe to its end, as long as somebody waits for it."""
    pieces: list[bytes] = []
    while True:
        ready, _, _ = select.select([end, 0], [], [])
        if 0 in ready:
            raise Ended
        piece = os.read(end, 1 << 20)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)


def packed(message: dict[str, Any], sound: bytes) -> bytes:
    """Return an answer as it is sent."""
    body = json.dumps(message).encode()
    return struct.pack("<I", len(body)) + body + sound


def read(count: int) -> bytes:
    """Return so many bytes of standard input."""
    pieces = []
    while count:
        piece = os.read(0, count)
        if not piece:
            raise Ended
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def message() -> dict[str, Any]:
    """Return the next message."""
    told: dict[str, Any] = json.loads(read(struct.unpack("<I", read(4))[0]))
    return told


def serve(sink: Any) -> None:  # noqa: ANN401 - a file
    """Answer until standard input ends."""
    first = message()
    try:
        session = load(first)
    except Exception as error:  # noqa: BLE001 - whatever the runtime raises is told
        sink.write(packed(*failed(error)))
        return
    sink.write(packed({"ready": True}, b""))
    while True:
        question = message()
        if FORKS:
            sink.write(forked(session, question) or packed({"error": "died"}, b""))
        else:
            sink.write(packed(*tried(session, question)))
            session = load(first)


if __name__ == "__main__":
    with os.fdopen(os.dup(1), "wb", buffering=0) as answers:
        os.dup2(2, 1)  # what a library prints must not mix with the answers
        try:
            serve(answers)
        except (Ended, BrokenPipeError):
            sys.exit(0)
