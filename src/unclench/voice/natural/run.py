"""One question to a model, and where the words of its answer begin."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unclench.voice.natural.phonemes import Spelt

QUIET = 0.005
"""Sound below this share of the peak (-46 dB) is not speech: `speak.EDGE`."""
_HEARD = re.compile(r".*\w", re.DOTALL)
"""Symbols up to the last that is no mark."""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What a model is given at once."""

    inputs: Mapping[str, NDArray[np.generic]]
    """Its inputs by name, of the types that it takes."""
    tokens: int
    """Symbols it is given, pads included."""
    words: tuple[tuple[int, int], ...]
    """(offset in the text, index among the tokens) where each word begins."""
    silent: int
    """Index of the first token behind the last word: of marks and pads."""


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """What a model gave for one run."""

    sound: NDArray[np.float32]
    """Mono, shape (n,), in the scale that the model uses: from -1 to 1."""
    told: Mapping[str, Sequence[float]]
    """What else it told, by name."""


def word_starts(run: Run, spoken: Spoken) -> list[tuple[int, int]]:
    """Return (offset in the text, sample) where each word of a run begins.

    Where the model tells how long each token is, they are as exact as it is. Else they
    are in proportion to the symbols, between the first sound and the last.
    """
    length = len(spoken.sound)
    for told in spoken.told.values():
        if lasts := _durations(told, run.tokens, length):
            edges = np.concatenate([[0], np.cumsum(lasts)])
            hop = length / edges[-1]
            return [(at, round(edges[index] * hop)) for at, index in run.words]
    loud = np.flatnonzero(np.abs(spoken.sound) >= QUIET * np.abs(spoken.sound).max())
    first, last = int(loud[0]), int(loud[-1]) + 1
    begin = min((index for _, index in run.words), default=0)
    share = (last - first) / max(1, run.silent - begin)
    return [(at, first + round((index - begin) * share)) for at, index in run.words]


def _durations(told: Sequence[float], tokens: int, length: int) -> Sequence[float]:
    """Return `told` if it is how long each token lasts, in steps of one length.

    A value from within a model may be anything. It is believed where there is one whole
    number for each token, and where they are the sound's length, to a step.
    """
    total = sum(told)
    if len(told) != tokens or total <= 0:
        return ()
    if any(lasts < 0 or lasts != round(lasts) for lasts in told):
        return ()
    hop = max(1, round(length / total))
    return told if abs(hop * total - length) <= hop else ()


def placed(
    spelt: Spelt, inputs: Mapping[str, NDArray[np.generic]], first: Sequence[int]
) -> Run:
    """Return the run of what a model reads at once.

    Parameters
    ----------
    inputs
        Tokens, or ids, come first.
    first
        For each symbol, and the end, the index of its first token.
    """
    tokens = next(iter(inputs.values())).size
    words = tuple((at, first[index]) for at, index in spelt.words)
    heard = _HEARD.match(spelt.symbols)
    return Run(inputs, tokens, words, first[heard.end() if heard else 0])
