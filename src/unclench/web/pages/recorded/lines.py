"""The lines that a recorded voice can have, for the one person who hears them."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404

from unclench.config import Settings
from unclench.content import Library
from unclench.person import Me, needs_of
from unclench.session.sheet import FEW, lines_of, most_heard, wordings
from unclench.vocabulary.nearest import UnknownName
from unclench.voice.added import Recorded
from unclench.voice.recorded import Home, Line, Standing, State, standing
from unclench.voice.recorded.begin import record_of
from unclench.voice.recorded.settings import version_of
from unclench.web.here import who_is_here
from unclench.web.pages.recorded.words import FINDINGS
from unclench.web.plan import Past, past_of, whole_library
from unclench.web.told import read_told
from unclench.web.words import Wording


@dataclass(frozen=True, slots=True)
class Desk:
    """A recorded voice, with all that its lines depend on."""

    home: Home
    record: Recorded
    library: Library
    me: Me
    past: Past
    """What the person has heard, from which follows what comes next."""
    said: frozenset[Line]
    """All that any line may say now."""

    def first(self) -> tuple[Line, ...]:
        """Return the few lines that come in most practices."""
        return most_heard(self.practices().values(), FEW)

    def practices(self) -> dict[str, tuple[Line, ...]]:
        """Return the lines of the session that comes next of each practice."""
        return {name: self.practice(name) for name in self.library.techniques}

    def practice(self, technique: str) -> tuple[Line, ...]:
        """Return the lines of the session that comes next of a practice.

        Raises
        ------
        UnknownName
            If there is no such practice in the voice's language.
        """
        self.library.technique(technique)
        spoken = self.library.language
        needs = needs_of(self.me, technique, "", self.library, language=spoken)
        return lines_of(needs, self.library, self.past.seed, self.past.history)

    def changed(self) -> tuple[Line, ...]:
        """Return the lines whose words have changed since they were recorded."""
        lines = sorted(self.said, key=lambda line: (line.id, line.text))
        found = standing(lines, self.home.recordings, self.said)
        return tuple(each.line for each in found if each.state is State.CHANGED)

    def standing(self, lines: tuple[Line, ...]) -> tuple[Standing, ...]:
        """Tell where each line stands."""
        return standing(lines, self.home.recordings, self.said)

    def line(self, name: str, version: str) -> Line | None:
        """Return a line by its id and the version of its words, if it says them now."""
        theirs = (line for line in self.said if line.id == name)
        return next((ln for ln in theirs if version_of(ln.text) == version), None)


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as the page shows it."""

    id: str
    text: str
    version: str
    state: State
    before: str
    """The words it was recorded with, where they have changed."""
    sound: str
    """Digest of what was recorded for these words."""
    findings: tuple[Wording, ...]


def desk(name: str) -> Desk:
    """Return a recorded voice; not found where there is none of this name."""
    voices = Settings(data=settings.DATA).voices
    try:
        record = record_of(voices, name)
    except UnknownName as error:
        raise Http404 from error
    library = whole_library().in_language(record.language.partition("-")[0])
    me = read_told()
    said = wordings(library, library.language, me.own)
    past = past_of(who_is_here().person)
    return Desk(Home(voices / name), record, library, me, past, said)


def shown(each: Standing) -> Shown:
    """Return a line as the page shows it."""
    recording, state = each.recording, each.state
    here = recording if state is State.RECORDED else None
    return Shown(
        each.line.id,
        each.line.text,
        version_of(each.line.text),
        state,
        recording.text if recording and state is State.CHANGED else "",
        here.sound if here else "",
        tuple(FINDINGS[finding] for finding in here.findings) if here else (),
    )
