"""From what a person told, and wishes now, to what a session needs."""

from dataclasses import replace
from typing import Any

from unclench.composer import Needs
from unclench.composer.place import posture_of
from unclench.composer.refused import Refused
from unclench.composer.safety import limits_of
from unclench.content import Library
from unclench.content.language import SOURCE
from unclench.person.me import Me
from unclench.vocabulary import Posture, Tone
from unclench.vocabulary.nearest import UnknownName

ADDING_UP = ("cautions", "blocked", "avoid", "unwanted_scenes", "unfit_postures")
"""What no wish takes back: told once and wished now count together."""

PAUSED = "movement-paused"
"""The caution that comes of a warning sign."""
WALKING = "walking"
"""The topic that nobody hears of who told that they don't walk."""
ON_FEET = frozenset({Posture.STANDING, Posture.WALKING})


def needs_of(
    me: Me,
    technique: str,
    voice: str,
    library: Library,
    *,
    spacious: bool = False,
    **wish: Any,  # noqa: ANN401 - the fields of Needs
) -> Needs:
    """Put what was told and what is wished now together.

    What is wished now wins, except that cautions, blocked words, the gentle profile and
    what doesn't suit add up.

    Parameters
    ----------
    me
        What the person told.
    technique
        Its id.
    voice
        Identity of the voice that will speak.
    library
        What can be said.
    spacious
        Whether that voice is best heard with fewer words and more quiet.
    wish
        Fields of `Needs`; what is None or empty was not wished.

    Raises
    ------
    UnknownName
        If the technique, or a caution, is not in the library.
    """
    wished = {name: value for name, value in wish.items() if value not in (None, "")}
    scene = wished.get("scene", "")
    told = _told(me) | _of_movement(me, scene)
    told["tone"] = tone_of(me, spacious=spacious)
    own = {**told.pop("own"), **wished.pop("own", {})}
    for name in ADDING_UP:
        told[name] = frozenset(told[name]) | frozenset(wished.pop(name, ()))
    told["gentle"] |= wished.pop("gentle", False)
    needs = Needs(technique, voice, own=own, **told | wished)
    return needs if needs.posture else _in_usual_posture(needs, me, library)


def tone_of(me: Me, *, spacious: bool) -> Tone:
    """Return the tone that sessions are in: what was told, or what suits the voice."""
    return me.tone or (Tone.SPACIOUS if spacious else Tone.WARM)


def unfit_for(me: Me) -> frozenset[Posture]:
    """Return the postures that are not for this person."""
    on_feet = ON_FEET if me.posture is Posture.WHEELCHAIR else frozenset[Posture]()
    return frozenset(me.unfit_postures) | on_feet


def _told(me: Me) -> dict[str, Any]:
    """Return what was told as fields of `Needs`."""
    cautions = {*(me.cautions or ()), *([PAUSED] if me.movement_paused else [])}
    unfit = unfit_for(me)
    blocked = {*me.blocked, *([WALKING] if Posture.WALKING in unfit else [])}
    return {
        "own": dict(me.own),
        "cautions": cautions,
        "blocked": blocked,
        "avoid": me.avoid,
        "unwanted_scenes": me.unwanted_scenes,
        "unfit_postures": unfit,
        "longest": me.longest,
        "language": me.language or SOURCE,
        "pace": me.pace,
        "sense": me.sense,
        "eyes": me.eyes,
        "gentle": me.gentle,
        "region": me.region,
        "breath": me.breath,
        "breath_tone": me.breath_tone,
        "tuning": me.tuning,
    }


def _of_movement(me: Me, scene: str) -> dict[str, Any]:
    """Return what was told of the movement that is asked for."""
    movement = me.movements.get(scene)
    if movement is None:
        return {}
    words = {
        "movement.name": movement.name,
        "movement.start": movement.part,
        "movement.room": movement.room,
        "movement.object": movement.object,
        "movement.clothes": movement.clothes,
        "movement.feeling": movement.feeling,
    }
    given = {name: word for name, word in words.items() if word}
    return {
        "own": {**me.own, **given},
        "rung": movement.start,
        "movement_seconds": movement.seconds,
    }


def _in_usual_posture(needs: Needs, me: Me, library: Library) -> Needs:
    """Ask for the usual posture where the session can be had in it."""
    if me.posture is None:
        return needs
    asked = replace(needs, posture=me.posture)
    technique = library.technique(needs.technique)
    try:
        posture_of(technique, asked, limits_of(asked, library), library)
    except (Refused, UnknownName):
        return needs
    return asked
