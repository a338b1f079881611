"""Whom to contact where this person is, for every page that says so."""

from dataclasses import dataclass

from unclench.content.care import Level, RedFlag, load_care
from unclench.person import Me
from unclench.web.plan import language


@dataclass(frozen=True, slots=True)
class ListOf:
    """The list of a level, with what to do first."""

    level: Level
    title: str
    action: str
    call: str
    """The number to call at once, where the level asks for it and there is one."""
    flags: tuple[RedFlag, ...]


def lists_for(me: Me) -> list[ListOf]:
    """Return the lists of when to seek care, what can't wait first."""
    care = load_care(language())
    contact = care.contact(me.country)
    number = contact.emergency if contact.emergency.isdigit() else ""
    return [
        ListOf(
            level,
            care.levels[level].title,
            care.action(level, contact),
            number if level is Level.EMERGENCY else "",
            care.at(level),
        )
        for level in Level
    ]


def crisis_for(me: Me) -> dict[str, str]:
    """Return what is said of somebody to talk to, for the template."""
    care = load_care(language())
    contact = care.contact(me.country)
    return {
        "crisis_title": care.crisis.title,
        "crisis": care.crisis_words(contact),
        "crisis_number": contact.crisis,
        "crisis_call": contact.crisis.replace(" ", ""),
    }
