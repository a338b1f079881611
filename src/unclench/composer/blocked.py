"""Words that this person never wants to hear, and what is said instead."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from unclench.content import Library, Line, Passage, Phrase, Topic, slots
from unclench.content.language import Endings
from unclench.vocabulary import Limit, Posture, SenseMode

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SEVERAL = re.compile(r"[^\w*]")
"""What tells a phrase from a word."""

type Hit = Callable[[str], bool]


@dataclass(frozen=True)
class Blocklist:
    """What is not said in one session."""

    word: Hit | None
    """Tells whether a word is blocked; None where none is."""
    phrase: Hit | None
    """Tells whether a text says several words in a row that are blocked."""
    topics: frozenset[str] = frozenset()
    """Topics that the person blocked whole."""

    def hits(self, text: str) -> bool:
        """Tell whether a text says what is blocked."""
        if self.word and any(map(self.word, _words(text))):
            return True
        return bool(self.phrase and self.phrase(text))

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
        if not self.word and not self.phrase:
            return swaps
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
    sense: SenseMode | None = None,
    posture: Posture | None = None,
    limits: frozenset[Limit] = frozenset(),
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
    endings = library.endings.get(language, Endings(id=language))
    alone = [_inside(word, endings) for word in alone]
    told = [*alone, *(word for topic in (*ruled_out, *chosen) for word in topic.words)]
    sayable = sorted({word.lower() for word in told if re.search(r"\w", word)})
    return Blocklist(
        _one_of(tuple(word for word in sayable if not _SEVERAL.search(word)), endings),
        _one_of(tuple(word for word in sayable if _SEVERAL.search(word)), endings),
        frozenset(topic.id for topic in chosen),
    )


def blocks_the_breath(words: Iterable[str], library: Library, language: str) -> bool:
    """Tell whether somebody wants to hear nothing of the breath."""
    topics = library.topics.get(language, {}).values()
    names = {n for t in topics if t.mode == "no-breath" for n in _names(t)}
    return not names.isdisjoint(" ".join(word.lower().split()) for word in words)


def _names(topic: Topic) -> tuple[str, str]:
    return topic.id, topic.name.lower()


def _said(line: Line | Phrase) -> str:
    """Everything of a line that may be spoken, without the names of its slots."""
    text = line.text if isinstance(line, Line) else f"{line.long} {line.short}"
    if "{" not in text:
        return text
    return slots.SLOT.sub(lambda slot: slot["fallback"] or "", text)


@lru_cache(maxsize=1 << 16)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


@lru_cache(maxsize=64)
def _one_of(words: tuple[str, ...], endings: Endings) -> Hit | None:
    """Return what tells whether a text says one of the words, or None for none.

    The few thousand words of a library come up again in every session, so each is
    looked at once.
    """
    if not words:
        return None
    found = "|".join(_one(word, endings) for word in words)
    pattern = re.compile(rf"\b(?:{found})(?!\w)", re.IGNORECASE)
    return lru_cache(maxsize=1 << 16)(lambda text: pattern.search(text) is not None)


def _inside(word: str, endings: Endings) -> str:
    """Mark a word to be found inside longer ones, where a language joins its words."""
    joined = 0 < endings.compounds <= len(word) and word.isalpha()
    return f"*{word}" if joined else word


def _one(word: str, endings: Endings) -> str:
    """Write one word or phrase as a pattern, with the endings it may take."""
    if _SEVERAL.search(word) or word.endswith("*"):
        return _turning(word, endings)
    before, bare = r"\w*" * word.startswith("*"), word.removeprefix("*")
    stem, taken = bare, ("", *endings.usual)
    for form in endings.forms:
        found = re.fullmatch(rf"(\w*[^\W{form.not_after}]){form.end}", bare)
        if found:
            stem, taken = found[1], form.endings
            break
    inside = rf"|{_turning(bare, endings)}\w*" if before else ""
    ends = "|".join(map(re.escape, taken))
    return rf"{before}(?:{_turning(stem, endings)}(?:{ends}){inside})"


def _turning(word: str, endings: Endings) -> str:
    """Write a text as a pattern: any end for a star, and letters that may turn."""
    turns = {letter: f"[{each}]" for each in endings.turns for letter in each}
    written = "".join(turns.get(letter) or re.escape(letter) for letter in word)
    return re.sub(r"(?:\\ )+", r"\\s+", written).replace(r"\*", r"\w*")
