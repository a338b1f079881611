"""How the coach's picture is worded."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from unclench.content.review import Picture
from unclench.vocabulary import Sense
from unclench.web.coached import Coached
from unclench.web.words import Wording

SENSES: dict[Sense, Wording] = {
    Sense.VISION: _("Sight"),
    Sense.SOUND: _("Sound"),
    Sense.SMELL: _("Smell"),
    Sense.TASTE: _("Taste"),
    Sense.TOUCH: _("Touch"),
    Sense.BODILY: _("Body"),
    Sense.EMOTION: _("Feeling"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A sense, and how often it is spoken to."""

    name: Wording
    count: int
    most: int
    """Of any sense: how long a bar can be."""


def bars(picture: Picture) -> tuple[Bar, ...]:
    """Return the senses of a text, all seven."""
    most = max(4, *picture.senses.values())
    return tuple(Bar(SENSES[s], n, most) for s, n in picture.senses.items())


def in_words(coached: Coached) -> dict[str, object]:
    """Return what the coach's template shows."""
    quiet = coached.picture.quiet
    return {
        "coached": coached,
        "bars": bars(coached.picture),
        "year": max(1, round(coached.picture.grade)),
        "quiet": None if quiet is None else round(100 * quiet),
    }
