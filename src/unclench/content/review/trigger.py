"""From a word to what it may be part of, so that few patterns are ever tried."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

_HEAD = 3
"""Letters by which beginnings are sorted."""


@dataclass
class Triggers[T]:
    """What each word calls up. A word may end or begin with ``*``."""

    exact: dict[str, set[T]] = field(default_factory=lambda: defaultdict(set))
    begins: dict[str, list[tuple[str, T]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    ends: list[tuple[str, T]] = field(default_factory=list)
    known: dict[str, frozenset[T]] = field(default_factory=dict)

    def add(self, word: str, thing: T) -> None:
        """Let a word, small and with straight apostrophes, call up a thing."""
        if word.startswith("*"):
            self.ends.append((word.strip("*"), thing))
        elif "*" in word:
            head = word[: word.index("*")]
            self.begins[head[:_HEAD]].append((head, thing))
        else:
            self.exact[word].add(thing)

    def of(self, words: Iterable[str]) -> set[T]:
        """Everything that these words call up."""
        return {thing for word in words for thing in self._of_word(word)}

    def _of_word(self, word: str) -> frozenset[T]:
        if word not in self.known:
            if len(self.known) > MOST_KNOWN:
                self.known.clear()
            self.known[word] = frozenset(self._looked_up(word))
        return self.known[word]

    def _looked_up(self, word: str) -> Iterable[T]:
        forms = {word, word.partition("'")[0]}
        for form in forms:
            yield from self.exact.get(form, ())
            for size in range(1, _HEAD + 1):
                for head, thing in self.begins.get(form[:size], ()):
                    if form.startswith(head):
                        yield thing
            yield from (thing for tail, thing in self.ends if form.endswith(tail))


MOST_KNOWN = 50_000
"""Words remembered; beyond, all are forgotten, so that no text fills the memory."""
