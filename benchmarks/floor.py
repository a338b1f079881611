"""The least that any program has to do here: speak the lines, and encode a ready mix.

floor.py mix SESSION.json CACHE OUT      write the mix of a session, ready to encode
floor.py run SESSION.json CACHE OUT      speak all lines anew, then encode that mix

The speech is shared between two engines and the encoding between two processes, with
the encoder's settings and the size of its blocks as in our render. Nothing is mixed,
levelled, limited, joined, decoded, measured or checked.
"""

import json
import multiprocessing
import sys
import tempfile
from pathlib import Path

import numpy as np
from benchmarks.baseline_session import mixed

from unclench.sound.frames import frame
from unclench.sound.limiter import BLOCK, limited
from unclench.sound.opus import encoder
from unclench.vocabulary import Delivery, Utterance
from unclench.voice import ClipStore, find_voice, speak

_SHARES = 2


def prepare(session: Path, cache: Path, out: Path) -> None:
    """Write the mix of a session as interleaved 32-bit floats."""
    mix = mixed(session, cache)
    end = mix.length - mix.length % BLOCK
    with out.open("wb") as file:
        ceiling = 10 ** (mix.levels.ceiling_dbtp / 20)
        for block in limited(mix.mix, 0, end, ceiling):
            file.write(block.T.tobytes())


def run(session: Path, out: Path) -> None:
    """Speak and encode."""
    asked = json.loads(session.read_text())
    delivery = Delivery(rate=asked["voice"]["rate"])
    said = [Utterance(line["text"], delivery=delivery) for line in asked["lines"]]
    context = multiprocessing.get_context("fork")
    halves = [context.Process(target=encode, args=(out, i)) for i in range(_SHARES)]
    with tempfile.TemporaryDirectory() as folder:
        speak(said, find_voice(), store=ClipStore(Path(folder)))
    for half in halves:
        half.start()
    for half in halves:
        half.join()
        if half.exitcode:
            sys.exit("The floor broke.")


def encode(mix: Path, share: int) -> None:
    """Encode one share of a mix."""
    samples = np.memmap(mix, "<f4", mode="r").reshape(-1, 2).T
    blocks = samples.shape[1] // BLOCK
    first, last = share * blocks // _SHARES, (share + 1) * blocks // _SHARES
    context = encoder()
    with mix.with_suffix(f".{share}").open("wb") as file:
        for at in range(first * BLOCK, last * BLOCK, BLOCK):
            for packet in context.encode(frame(samples[:, at : at + BLOCK], "flt", at)):
                file.write(bytes(packet))
        for packet in context.encode(None):
            file.write(bytes(packet))


if __name__ == "__main__":
    way, (script, store, place) = sys.argv[1], map(Path, sys.argv[2:5])
    if way == "mix":
        prepare(script, store, place)
    else:
        run(script, place)
