"""What is written, as it is read aloud: “10-15 min” is “10 to 15 minutes”.

Captions keep what is written, so each character that is read knows where it comes from.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from unclench.vocabulary import Utterance
from unclench.voice.lexicon import Reader, lexicon_of
from unclench.voice.take import Say, Take

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is read, and where each of its characters comes from."""

    text: str
    origins: tuple[int, ...]
    """For each character of `text`, an offset in what is written."""

    def with_read(self, pattern: re.Pattern[str], reader: Reader) -> Self:
        """Read what `pattern` finds as `reader` says."""
        pieces: list[str] = []
        origins: list[int] = []
        done = 0
        for found in pattern.finditer(self.text):
            read = reader(found)
            pieces += self.text[done : found.start()], read
            origins += self.origins[done : found.start()]
            origins += (self.origins[found.start() + n] for n in _aligned(found[0], read))
            done = found.end()
        text = "".join((*pieces, self.text[done:]))
        return replace(self, text=text, origins=(*origins, *self.origins[done:]))

    def written(self, at: int) -> int:
        """Return where what is read at `at` is written."""
        return self.origins[min(max(at, 0), len(self.origins) - 1)] if self.origins else 0


def reading_of(text: str, language: str) -> Reading:
    """Return how `text` is read aloud in `language`: pure, and itself in most lines.

    Numbers stay in digits: engines read them. What stands around them is written out,
    and words that an engine reads wrongly are spelled so that it reads them right.
    """
    reading = Reading(text, tuple(range(len(text))))
    for pattern, reader in lexicon_of(language).rules:
        if pattern.search(reading.text):
            reading = reading.with_read(pattern, reader)
    return reading


def reading_aloud(say: Say) -> Say:
    """Let `say` speak what is read; the words of its take are those that are written."""

    def read(utterance: Utterance) -> Take:
        reading = reading_of(utterance.text, utterance.language)
        take = say(replace(utterance, text=reading.text))
        words = tuple((reading.written(at), start) for at, start in take.words)
        return replace(take, words=words)

    return read


def _aligned(found: str, read: str) -> Iterable[int]:
    """For each character of `read`, tell an offset in `found`.

    It goes word by word where they are as many; else all are at the start.
    """
    of_found, of_read = list(_WORD.finditer(found)), list(_WORD.finditer(read))
    if len(of_found) != len(of_read):
        return [0] * len(read)
    offsets = [0] * len(read)
    for there, here in zip(of_found, of_read, strict=True):
        offsets[here.start() :] = [there.start()] * (len(read) - here.start())
    return offsets
