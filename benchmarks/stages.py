"""Where the processor time of a render goes, stage by stage.

Each stage is run over the whole session with all stages before it; what it adds is its
own. So they sum to the whole, however they share caches and memory.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from unclench.sound import Format, Mix, Tags, write_audio
from unclench.sound.frames import frame
from unclench.sound.limiter import BLOCK, limited
from unclench.sound.opus import OpusChunks, encoder


def stages(mix: Mix) -> dict[str, float]:
    """Return the seconds of processor time of each stage after speaking."""
    steps: dict[str, Callable[[], object]] = {
        "planning": lambda: replace(mix).plan,
        "mixing": lambda: sum(mix.mix(at, BLOCK).shape[1] for at in starts(mix)),
        "limiting": lambda: sum(1 for _ in softened(mix)),
        "encoding": lambda: encoded(mix),
        "decoding and measuring": lambda: made(mix),
        "writing the file": lambda: written(mix),
    }
    mix.mix(0, BLOCK)
    spent = {name: used(step) for name, step in steps.items()}
    # Planning stands apart; the file is the first to need all of the others.
    names = list(spent)[1:]
    alone = {names[0]: spent[names[0]]}
    for before, name in pairwise(names):
        alone[name] = spent[name] - spent[before]
    return {"planning": spent["planning"], **alone}


def used(step: Callable[[], object]) -> float:
    """Processor time of a step, in seconds."""
    begun = time.process_time()
    step()
    return time.process_time() - begun


def starts(mix: Mix) -> range:
    """First samples of all blocks."""
    return range(0, mix.length, BLOCK)


def softened(mix: Mix) -> Iterator[NDArray[np.float32]]:
    """Every block, mixed and limited."""
    end = mix.length - mix.length % BLOCK
    return limited(mix.mix, 0, end, 10 ** (mix.levels.ceiling_dbtp / 20))


def encoded(mix: Mix) -> int:
    """Every block mixed, limited and encoded."""
    context = encoder()
    size = 0
    for i, block in enumerate(softened(mix)):
        size += sum(len(bytes(p)) for p in context.encode(frame(block, "flt", i * BLOCK)))
    return size


def made(mix: Mix) -> int:
    """Every chunk made as it is in a render."""
    chunks = OpusChunks(mix)
    return sum(1 for number in range(chunks.count) for _ in chunks.make(number))


def written(mix: Mix) -> object:
    """The whole file, its plan worked out before."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "whole.opus"
        return write_audio(path, mix, fmt=Format.OPUS, tags=Tags(title="Shore"))
