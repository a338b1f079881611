"""Which passages make up the arc of a session."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from unclench.composer.needs import Needs
from unclench.composer.safety import lawful
from unclench.composer.setting import Setting
from unclench.content import Breathing, Joins, Library, Passage, slots
from unclench.vocabulary import (
    Ending,
    Eyes,
    History,
    Limit,
    Part,
)
from unclench.vocabulary.method import SPARE_RANK


def arc(setting: Setting) -> tuple[Part, ...]:
    """Return the technique's parts in order, with the session's ending."""
    last = Part.FADE if setting.ending is Ending.FADE else Part.RETURN
    parts = setting.technique.parts
    ended = (last if part in {Part.RETURN, Part.FADE} else part for part in parts)
    left_out = {
        Part.BREATH: Limit.NO_BREATH in setting.limits,
        Part.DEEPEN: Limit.GENTLE in setting.limits,
    }
    return tuple(part for part in ended if not left_out.get(part))


@dataclass(frozen=True, slots=True)
class Casting:
    """Everything that decides which passages belong in one session."""

    library: Library
    needs: Needs
    setting: Setting
    heard: Counter[str]
    """How often each passage was heard."""
    seed: int

    def passages(self, part: Part) -> tuple[Passage, ...]:
        """Return the passages of a part that are in, in the order they are said.

        The scene's file comes before the technique's, and that before the frame; what
        the frame says `joins` comes in whichever of them was taken.
        """
        found: tuple[Passage, ...] = ()
        name, language = self.setting.technique.id, self.needs.language
        for technique, scene in ((name, self.setting.scene), (name, ""), ("", "")):
            shelf = self.library.shelf(language, technique, scene)
            found = tuple(p for p in self._fitting(shelf, part) if not p.tags.joins)
            if found:
                break
        frame = self.library.shelf(language, "", "")
        joining = [p for p in self._fitting(frame, part) if p.tags.joins]
        first = [p for p in joining if p.tags.joins is Joins.FIRST]
        last = [p for p in joining if p.tags.joins is Joins.LAST]
        return tuple(self._picked((*first, *found, *last)))

    def turns(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """Return the optional ones in the order they come in.

        Those of the technique's heart come first, then the least heard, then those of
        the lower rank, then by seed; spares come last of all.
        """
        heart = self.setting.technique.heart

        def turn(passage: Passage) -> tuple[bool, bool, int, int, float]:
            rank = passage.tags.optional
            return (
                rank >= SPARE_RANK,
                heart is not None and passage.part is not heart,
                self.heard[passage.id],
                rank,
                self.chance(passage.id),
            )

        return tuple(sorted((p for p in passages if p.tags.optional), key=turn))

    def chance(self, name: str) -> float:
        """Return a number from 0 to 1, always the same for a seed and a name."""
        told = f"{self.seed}/{name}".encode()
        return int.from_bytes(blake2b(told, digest_size=8).digest()) / 2**64

    def _picked(self, passages: tuple[Passage, ...]) -> Iterator[Passage]:
        """Of passages that stand for each other, keep the least heard, else by seed."""
        taken: dict[str, Passage] = {}
        for passage in passages:
            name = passage.tags.pick
            best = taken.get(name)
            if best is None or self._rank(passage) < self._rank(best):
                taken[name] = passage
        for passage in passages:
            if not passage.tags.pick or taken[passage.tags.pick] is passage:
                yield passage

    def _rank(self, passage: Passage) -> tuple[int, float]:
        return self.heard[passage.id], self.chance(passage.id)

    def _fitting(self, shelf: Iterable[Passage], part: Part) -> Iterator[Passage]:
        setting = self.setting
        for passage in shelf:
            if (
                passage.part is part
                and self._suits(passage)
                and self._has_words(passage)
                and lawful(passage, setting.limits, self.needs.avoid, setting.groups)
                and setting.blocked.instead(passage) is not None
            ):
                yield passage

    def _has_words(self, passage: Passage) -> bool:
        """Tell whether something is left to say without own words that are missing."""
        own = self.needs.own
        return any(
            "{" not in text or slots.filled(text, own) is not None
            for text in passage.texts
        )

    def _suits(self, passage: Passage) -> bool:
        tags, needs, setting = passage.tags, self.needs, self.setting
        breath = Breathing.PACED if setting.breath else Breathing.NATURAL
        eyes = Eyes.OPEN if Limit.EYES_OPEN in setting.limits else Eyes.FREE
        wanted = (
            (tags.posture, setting.posture),
            (tags.tone, setting.tone),
            (tags.sense, needs.sense),
            (tags.eyes, eyes),
            (tags.breath, breath),
            (tags.groups, setting.groups),
            (tags.focus, needs.region),
            (tags.rung, setting.rung),
        )
        moments = {needs.moment, needs.moment.time}
        return (
            tags.least_minutes <= setting.minutes < tags.below_minutes
            and all(not allowed or asked in allowed for allowed, asked in wanted)
            and (not tags.limit or not tags.limit.isdisjoint(setting.limits))
            and (not tags.moment or not tags.moment.isdisjoint(moments))
        )


def heard_before(history: History) -> Counter[str]:
    """Count how often each passage was heard."""
    return Counter(passage for past in history for passage in past.passages)
