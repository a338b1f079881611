"""Which session a person is offered: needs and past put before the composer."""

import json
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from unclench.composer import Needs, Recipe, Suggestion, choose, suggest
from unclench.config import Settings
from unclench.content import Library
from unclench.diary import COUNTS_FROM_SECONDS
from unclench.vocabulary import Heard, History
from unclench.voice import find_voice
from unclench.web.here import Here
from unclench.web.models import Person, Practice
from unclench.web.packs import load_library

OWN_SCENE = "own"
"""The scene that is made of the person's own words."""

REMEMBERED = 60
"""Practices that the next choice looks back on."""


def library() -> Library:
    """Everything that can be said, packs included; read once a process."""
    return load_library(Settings(data=settings.DATA).packs)


@dataclass(frozen=True, slots=True)
class Past:
    """What a person has heard, and the seed that follows from it."""

    history: History
    seed: int
    """Stays the same until the next practice, so what is prepared ahead is what plays."""


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


def own_words_of(person: Person) -> dict[str, str]:
    """Return the words a person gave for their own place the last time, by slot name."""
    recipe = (
        Practice.objects.filter(person=person, scene=OWN_SCENE)
        .order_by("-at")
        .values_list("recipe", flat=True)
        .first()
    )
    return dict(json.loads(recipe)["own"]) if recipe else {}


def recipe_for(needs: Needs, past: Past) -> Recipe:
    """Decide everything about a session; raises what `composer.choose` raises."""
    return choose(needs, library(), past.history, past.seed)


def suggestion_for(here: Here, past: Past) -> Suggestion:
    """Return what suits this person now."""
    return suggest(library(), hour=here.hour, history=past.history)


def suggested_needs(suggestion: Suggestion) -> Needs:
    """Return what a person asks for who takes the suggestion as it is."""
    return Needs(
        technique=suggestion.technique.id,
        voice=voice_identity(),
        minutes=suggestion.technique.minutes.usual,
        moment=suggestion.moment,
    )


@cache
def voice_identity() -> str:
    """Return the identity of the voice that speaks; the engine is asked once."""
    return find_voice().identity
