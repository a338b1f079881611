"""Which session somebody is offered: what they told, wish and heard, put together."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from unclench.composer import (
    Needs,
    NothingSuits,
    Recipe,
    Refused,
    Situation,
    Suggestion,
    choose,
    suggest,
)
from unclench.config import Settings
from unclench.content import Library
from unclench.diary import COUNTS_FROM_SECONDS, harm_of, rests
from unclench.person import Me, needs_of, situation_of
from unclench.sound.own import own_sounds
from unclench.vocabulary import Heard, History
from unclench.voice import Voice, VoiceError, chosen_voice, find_voice, voice_for
from unclench.web.felt import felt_of, rehearsals_of
from unclench.web.here import Here
from unclench.web.models import Person, Practice
from unclench.web.packs import load_library

REMEMBERED = 60
"""Practices that the next choice looks back on."""
FEW = 3
"""Practices named instead of one that can't be."""


def library() -> Library:
    """Everything that can be said in the language of the page, packs included."""
    return whole_library().in_language(language())


def whole_library() -> Library:
    """Everything that can be said, in whatever language; read once a process."""
    return load_library(Settings(data=settings.DATA).packs)


def language() -> str:
    """Return the language of the page, as scripts name it."""
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


@dataclass(frozen=True, slots=True)
class Past:
    """What a person has heard, and the seed that follows from it."""

    history: History
    seed: int
    """Stays the same until the next practice, so what is prepared ahead is what plays."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A practice that is offered now, with the session it would be."""

    suggestion: Suggestion
    recipe: Recipe


def past_of(person: Person) -> Past:
    """Look up what a person has heard; what was under a minute does not count."""
    rows = list(
        Practice.objects.filter(person=person, heard_seconds__gte=COUNTS_FROM_SECONDS)
        .order_by("-at")
        .values_list("id", "technique", "scene", "recipe")[:REMEMBERED]
    )
    history = tuple(
        Heard(technique, scene, frozenset(json.loads(recipe).get("passages", ())))
        for _, technique, scene, recipe in reversed(rows)
    )
    return Past(history, rows[0][0].int % 2**31 if rows else 1)


def own_ambiences() -> tuple[str, ...]:
    """Sounds of the person's own, as recipes name them."""
    own = own_sounds(Settings(data=settings.DATA).sounds)
    return tuple(sound.ambience for sound in own)


def needs_for(me: Me, technique: str, **wish: object) -> Needs:
    """Put what was told and what is wished now together."""
    spoken = {"language": language(), "sounds": own_ambiences()} | wish
    voice = voice_of(me.voice)
    return needs_of(
        me, technique, voice.identity, library(), spacious=voice.spacious, **spoken
    )


def recipe_for(needs: Needs, past: Past) -> Recipe:
    """Decide everything about a session; raises what `composer.choose` raises."""
    return choose(needs, library(), past.history, past.seed)


def offer_for(here: Here, past: Past, me: Me) -> Offer:
    """Return what suits this person now and can be composed for them.

    Raises
    ------
    NothingSuits
        If nothing is.
    """
    return next(offers_for(here, past, me))


def offers_for(
    here: Here, past: Past, me: Me, without: frozenset[str] = frozenset()
) -> Iterator[Offer]:
    """Yield all that suits, the best first; raises `NothingSuits` once there is no more.

    Parameters
    ----------
    without
        Techniques that are not to be among them.
    """
    wish = here.wish
    put_by = harm_of(felt_of(here.person)).put_by
    if rests(rehearsals_of(here.person), here.today):
        put_by |= {each.id for each in library().techniques.values() if each.ladder}
    asked = Situation(
        here.moment,
        wish.trigger if wish.trigger in library().triggers else "",
        wish.minutes,
        wish.posture,
        unwanted=put_by | without,
    )
    situation = situation_of(me, asked, here.today)
    while True:
        found = suggest(library(), situation, past.history)
        # Blocked words may leave nothing of it; then another one will do.
        with suppress(Refused):
            yield Offer(found, recipe_for(suggested_needs(found, me, here), past))
        seen = situation.unwanted | {found.technique.id}
        situation = replace(situation, unwanted=seen)


def alternatives(here: Here, past: Past, me: Me, technique: str) -> list[Suggestion]:
    """Return a few practices that can be had instead of one that can't."""
    found: list[Suggestion] = []
    with suppress(NothingSuits):
        for offer in islice(offers_for(here, past, me, frozenset({technique})), FEW):
            found.append(offer.suggestion)  # noqa: PERF401 - kept when the rest fails
    return found


def suggested_needs(suggestion: Suggestion, me: Me, here: Here) -> Needs:
    """Return what a person needs who takes the suggestion as it is."""
    return needs_for(
        me,
        suggestion.technique.id,
        minutes=suggestion.minutes,
        moment=here.wish.moment or suggestion.moment,
        posture=here.wish.posture,
    )


def voice_name(told: str) -> str:
    """Return the voice to speak: the one told, where it speaks the language."""
    return voice_for(language(), told, voices_folder())


def voice_gone(told: str) -> str:
    """Return the voice that was told and isn't there any more; empty if it is."""
    return chosen_voice(language(), told, voices_folder()).instead_of


def voice_of(told: str = "") -> Voice:
    """Return the voice to speak."""
    return find_voice(voice_name(told), voices_folder())


def is_spacious(told: str = "") -> bool:
    """Tell whether the voice to speak is best with fewer words and more quiet."""
    try:
        return voice_of(told).spacious
    except VoiceError:  # who asks for a session is told; a page of choices goes on
        return False


def voices_folder() -> Path:
    """Return where voices are that somebody added."""
    return Settings(data=settings.DATA).voices
