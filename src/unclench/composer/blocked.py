"""Words that this person never wants to hear, and what is said instead."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from unclench.content import Library, Line, Passage, Phrase, Topic, slots
from unclench.vocabulary import Limit, Posture, SenseMode

ENDINGS = {"en": ("s", "es", "ed", "d", "ing", "ly", "y", "er", "ers", "est", "'s", "’s")}
"""Endings that a blocked word is caught with, by language."""


@dataclass(frozen=True)
class Blocklist:
    """What is not said in one session."""

    pattern: re.Pattern[str] | None
    """None where nothing is blocked."""
    topics: frozenset[str] = frozenset()
    """Topics that the person blocked whole."""

    def hits(self, text: str) -> bool:
        """Tell whether a text says what is blocked."""
        return bool(self.pattern and self.pattern.search(text))

    def instead(self, passage: Passage) -> Mapping[str, str] | None:
        """Find what is said instead of the lines of a passage that are blocked.

        Returns
        -------
        mapping of str to str, or None
            For each such line the id of its substitute, empty for a breath phrase
            that is left silent; None when a line has no substitute, so that the
            passage is left out whole and nothing hangs in the air.
        """
        swaps: dict[str, str] = {}
        for line in passage.spoken:
            if not self.hits(_said(line)):
                continue
            if isinstance(line, Phrase):
                swaps[line.id] = ""
                continue
            other = next((o for o in line.others if not self.hits(_said(o))), None)
            if other is None:
                return None
            swaps[line.id] = other.id
        silent = all(swaps.get(line.id) == "" for line in passage.spoken)
        return None if silent else swaps


def blocklist(
    words: Iterable[str],
    library: Library,
    language: str,
    *,
    sense: SenseMode,
    posture: Posture,
    limits: frozenset[Limit],
) -> Blocklist:
    """Gather what is not said: what the person blocked, and what the modes rule out.

    Parameters
    ----------
    words
        Words and phrases, or ids and names of topics, which stand for all their words.
    """
    topics = library.topics.get(language, {})
    modes = {
        "non-visual": sense is SenseMode.NON_VISUAL,
        "wheelchair": posture is Posture.WHEELCHAIR,
        "eyes-open": Limit.EYES_OPEN in limits,
        "no-breath": Limit.NO_BREATH in limits,
        "gentle": Limit.GENTLE in limits,
    }
    ruled_out = [topic for topic in topics.values() if modes.get(topic.mode)]
    named = {name: topic for topic in topics.values() for name in _names(topic)}
    wishes = sorted({" ".join(word.lower().split()) for word in words} - {""})
    chosen = [named[word] for word in wishes if word in named]
    alone = [word for word in wishes if word not in named]
    told = [*alone, *(word for topic in (*ruled_out, *chosen) for word in topic.words)]
    pattern = _pattern(tuple(sorted(set(told))), language)
    return Blocklist(pattern, frozenset(topic.id for topic in chosen))


def _names(topic: Topic) -> Iterator[str]:
    if not topic.mode:
        yield from (topic.id, topic.name.lower())


def _said(line: Line | Phrase) -> str:
    """Everything of a line that may be spoken, without the names of its slots."""
    text = line.text if isinstance(line, Line) else f"{line.long} {line.short}"
    return slots.SLOT.sub(lambda slot: slot["fallback"] or "", text)


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...], language: str) -> re.Pattern[str] | None:
    endings = "|".join(ENDINGS.get(language, ()))
    found = [_one(word, endings) for word in words if re.search(r"\w", word)]
    return re.compile(rf"\b(?:{'|'.join(found)})(?!\w)", re.IGNORECASE) if found else None


def _one(word: str, endings: str) -> str:
    """Write one word or phrase as a pattern, with the endings it may take."""
    if "*" in word or " " in word:
        return re.sub(r"(?:\\ )+", r"\\s+", re.escape(word)).replace(r"\*", r"\w*")
    if re.fullmatch(r"\w+e", word):
        return rf"{re.escape(word[:-1])}(?:e|{endings})?(?:{endings})?"
    if re.fullmatch(r"\w*[^aeiou]y", word):
        return rf"{re.escape(word[:-1])}(?:y|ies|ied|ier|iest)(?:{endings})?"
    return rf"{re.escape(word)}(?:{endings})?"
