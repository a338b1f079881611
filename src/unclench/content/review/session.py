"""Reviewing a composed session: what is really said, and when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from unclench.content.library import Library
from unclench.content.review import spoken, timing
from unclench.content.review.coach import Looker, looker
from unclench.content.review.excuse import Excused
from unclench.content.review.fault import Fault
from unclench.content.review.finding import Finding, Level
from unclench.content.review.heard import AsHeard, Kind
from unclench.content.review.measure import findings, measured, repeated
from unclench.content.review.picture import draw
from unclench.content.review.place import Places
from unclench.content.review.sentence import Sentence, of_text
from unclench.content.review.spot import spots
from unclench.content.review.text import USUAL_LANGUAGE, Review, unknown
from unclench.content.review.weigh import Whole, told, weighed
from unclench.content.technique import Technique
from unclench.vocabulary import Limit, Part
from unclench.vocabulary.method import COMING_AND_GOING

RISKY = "L16"
"""The rule about frightening scenes, which are never for the gentle profile."""


def review_session(
    heard: AsHeard, library: Library, file: str = "session.json"
) -> Review:
    """Review a session as somebody hears it.

    Parameters
    ----------
    heard
        What is said and when.
    library
        Where its technique and its scripts stand; lines that it doesn't know are told
        by their ids.
    file
        The session's name, for what is about the whole of it.

    Returns
    -------
    Review
        Findings with their places, the picture, and what the technique or an author
        excuses.
    """
    hearing = _Hearing(heard, library, file)
    found: list[Finding] = []
    excused: list[Excused] = []
    for finding in dict.fromkeys(hearing.findings()):
        if reason := hearing.excuse(finding):
            excused.append(Excused(finding, reason))
        else:
            found.append(finding)
    quiet = timing.quiet_share(heard)
    picture = draw(hearing.sentences, hearing.looker, quiet)
    return Review(tuple(sorted(found)), picture, tuple(excused))


@dataclass(frozen=True)
class _Hearing:
    """One session, and all that it is judged by."""

    heard: AsHeard
    library: Library
    file: str

    @cached_property
    def looker(self) -> Looker | None:
        """What the coach knows of its language; None when there is nothing."""
        return looker(self.heard.language)

    @cached_property
    def technique(self) -> Technique | None:
        return self.library.techniques.get(self.heard.technique)

    @cached_property
    def places(self) -> Places:
        return Places(self.heard, self.library, self.file)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """What is said; the row of a sentence is the number of its line, from 1."""
        speech = self.heard.speech
        phases = {Kind.BREATH_IN, Kind.BREATH_OUT}
        phased = {cue.start for cue in self.heard.cues if cue.kind in phases}
        return tuple(
            replace(sentence, part=line.part, breath=line.start in phased)
            for sentence in of_text([self.places.script(line) for line in speech])
            for line in [speech[sentence.row - 1]]
        )

    def findings(self) -> Iterator[Finding]:
        """Yield all that the coach says, where the lines stand."""
        if self.looker is None:
            yield unknown(self.file, self.heard.language)
        else:
            yield from self._said(self.looker)
            yield from self._in_all(self.looker)
        for fault in self._faults():
            yield self._worded(fault)

    def excuse(self, finding: Finding) -> str:
        """Return why a finding may stay: its author says so, or the technique does."""
        if excuse := self.places.excuse(finding):
            return excuse.reason
        whole = finding.line == 0 and finding.file == self.file
        if whole and self.technique:
            return self.technique.excused.get(finding.rule, "")
        return ""

    def _said(self, coach: Looker) -> Iterator[Finding]:
        """Yield what the rules about sentences stop at."""
        whole = Whole(self.sentences, self.heard.technique, script=True)
        open_spots = told(spots(self.sentences, coach), whole)
        rules = dict(coach.coach.rules)
        for finding in weighed(list(open_spots), rules, whole, self.file):
            grave = finding.rule == RISKY and Limit.GENTLE in self.heard.recipe.limits
            level = Level.ERROR if grave else finding.level
            line = self.heard.speech[finding.line - 1]
            yield self.places.put(replace(finding, level=level), line)

    def _in_all(self, coach: Looker) -> Iterator[Finding]:
        """Yield what the rules about whole texts find, and what repeats itself."""
        free = (s for s in self.sentences if s.part not in COMING_AND_GOING)
        again = [sentence for sentence in free if not sentence.breath]
        found = [*measured(self.sentences, coach, script=True), *repeated(again)]
        for finding in findings(iter(found), coach, self.file, script=True):
            yield replace(finding, line=0)

    def _faults(self) -> Iterator[Fault]:
        heard, coach = self.heard, self.looker
        offers = [c for c in heard.speech if c.part in {Part.SAFETY, Part.CHOICE}]
        announced = list(heard.speech)
        if coach and "choice" in coach.lists:
            said = {*spoken.saying(heard.speech, coach, "choice")}
            offers = [c for c in heard.speech if c in said or c.part is Part.CHOICE]
        if coach and "announcement" in coach.lists:
            announced = list(spoken.saying(heard.speech, coach, "announcement"))
        yield from timing.choices(heard, offers)
        yield from timing.structure(heard, self.technique)
        yield from timing.quiet(heard, self.technique, announced)
        yield from timing.breath(heard)
        yield from timing.rehearsal(heard)
        yield from spoken.avoided(heard, self.places)
        yield from spoken.own_words(heard)
        if coach:
            yield from spoken.driving(heard, coach)
            yield from spoken.offering(self.sentences, coach)

    def _worded(self, fault: Fault) -> Finding:
        """Put a fault into the words of its language, or of the usual one."""
        coaches = (self.looker, looker(USUAL_LANGUAGE))
        rule = next(
            coach.coach.rules[fault.name]
            for coach in coaches
            if coach and fault.name in coach.coach.rules
        )
        words = fault.at.text if fault.at else ""
        why, way = (text.format_map(fault.told) for text in (rule.why, rule.instead))
        finding = Finding(self.file, 0, 1, fault.rule, fault.level, words, why, way)
        return self.places.put(finding, fault.at)
