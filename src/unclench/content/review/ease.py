"""How easily a text reads, by the formula of its language."""

import re
from collections.abc import Sequence
from functools import lru_cache

from unclench.content.review.coach import Grade
from unclench.content.review.sentence import Sentence

MANY_SYLLABLES = 3
"""Syllables from which on a word is long (as the formulas count it)."""
SHORT_WORD = 3
"""Letters up to which a word is one syllable."""


def grade(sentences: Sequence[Sentence], formula: Grade) -> float:
    """Return the school grade that can follow a text; 0 for a text without words.

    Parameters
    ----------
    sentences
        What is spoken.
    formula
        The weights of the language's formula, such as those of Kincaid (1975).
    """
    words = [word for sentence in sentences for word in sentence.words]
    if not words:
        return 0.0
    counts = [syllables(word, formula.vowels, formula.silent) for word in words]
    return (
        formula.sentence * len(words) / len(sentences)
        + formula.syllables * sum(counts) / len(words)
        + formula.long * 100 * sum(n >= MANY_SYLLABLES for n in counts) / len(words)
        + formula.constant
    )


@lru_cache(maxsize=1 << 14)
def syllables(word: str, vowels: str, silent: str) -> int:
    """Count the syllables of a word: its runs of vowels, but for silent ones."""
    letters = "".join(letter for letter in word.lower() if letter.isalpha())
    if len(letters) <= SHORT_WORD:
        return 1
    if silent and (end := re.search(f"(?:{silent})$", letters)):
        letters = letters[: end.start() + 1]
    return max(1, len(re.findall(f"[{re.escape(vowels)}]+", letters)))
