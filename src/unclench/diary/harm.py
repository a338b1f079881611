"""Whether practising seems to do harm: what to stop suggesting, when to say “pause”."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from unclench.diary.records import Unsettling
from unclench.vocabulary.method import HARM_SESSIONS, HARM_TIMES, WORSE_BY


class Sign(StrEnum):
    """What has been seen; worded by whoever shows it."""

    WORSE = "worse"
    """Ratings rose in two of five sessions."""
    UNSETTLING = "unsettling"
    """Two of five sessions were called unsettling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """How one practice was felt, as far as the person told."""

    technique: str
    before: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Measure to value, 0 to 10, of measures where more is worse."""
    after: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    unsettling: Unsettling | None = None

    @property
    def rise(self) -> int | None:
        """The largest rise of a measure; None where none was rated at both ends."""
        rated = self.before.keys() & self.after.keys()
        return max((self.after[m] - self.before[m] for m in rated), default=None)

    @property
    def signs(self) -> frozenset[Sign]:
        """What this one practice tells by itself."""
        worse = self.rise is not None and self.rise >= WORSE_BY
        told = {Sign.WORSE: worse, Sign.UNSETTLING: self.unsettling is Unsettling.YES}
        return frozenset(sign for sign, seen in told.items() if seen)


@dataclass(frozen=True, slots=True)
class Harm:
    """What follows from how practices were felt."""

    signs: frozenset[Sign] = frozenset()
    """Reasons to show the list of when to seek care, with “pause or change”."""
    put_by: frozenset[str] = frozenset()
    """Techniques that are not suggested any more."""


def harm_of(felt: Iterable[Felt]) -> Harm:
    """Apply the rules of harm (``method.md`` 2.4 rule 5, 7.6).

    A sign counts when it is seen in `HARM_TIMES` of the last `HARM_SESSIONS` practices
    of which it was told; a technique is put by when any five of its practices in a row,
    of those where the question was answered, were called unsettling twice.

    Parameters
    ----------
    felt
        Practices, oldest first.
    """
    practices = tuple(felt)
    rated = [p for p in practices if p.rise is not None]
    asked = [p for p in practices if p.unsettling is not None]
    seen = {
        Sign.WORSE: _times(rated[-HARM_SESSIONS:], Sign.WORSE),
        Sign.UNSETTLING: _times(asked[-HARM_SESSIONS:], Sign.UNSETTLING),
    }
    return Harm(
        signs=frozenset(sign for sign, times in seen.items() if times >= HARM_TIMES),
        put_by=frozenset(
            technique
            for technique in {p.technique for p in asked}
            if _ever([p for p in asked if p.technique == technique])
        ),
    )


def _times(practices: Sequence[Felt], sign: Sign) -> int:
    return sum(sign in practice.signs for practice in practices)


def _ever(practices: Sequence[Felt]) -> bool:
    """Whether any so many in a row were unsettling so often."""
    windows = range(max(len(practices) - HARM_SESSIONS, 0) + 1)
    return any(
        _times(practices[first : first + HARM_SESSIONS], Sign.UNSETTLING) >= HARM_TIMES
        for first in windows
    )
