"""Where a session takes place: the posture, the scene or movement, the ambience."""

from collections import Counter

from unclench.composer.blocked import Blocklist, blocklist
from unclench.composer.needs import Needs
from unclench.composer.refused import (
    Barrier,
    Lost,
    NotForNow,
    NothingLeft,
    SceneBlocked,
)
from unclench.composer.safety import Limits
from unclench.content import Library, Movement, Scene, Technique
from unclench.vocabulary import History, Limit, Posture
from unclench.vocabulary.nearest import UnknownName

OWN_SCENE = "own"
"""The scene made of the person's own place; taken by itself only once there is one."""


def posture_of(
    technique: Technique, needs: Needs, limits: Limits, library: Library
) -> Posture:
    """Return the posture asked for, or the technique's first that suits the person.

    Raises
    ------
    UnknownName
        If the technique, or the movement, does not know the posture asked for.
    NotForNow
        If no posture suits, or the one asked for does not.
    """
    known = list(technique.postures)
    if technique.ladder and (movement := library.movements.get(needs.scene)):
        known = [posture for posture in movement.postures if posture in known]
    if needs.posture and needs.posture not in known:
        raise UnknownName("posture", needs.posture, known)
    lying_out = Limit.NOT_LYING in limits
    unfit = needs.unfit_postures | ({Posture.LYING} if lying_out else set())
    if needs.posture in unfit:
        lying = lying_out and needs.posture is Posture.LYING
        barrier = Barrier.NOT_LYING if lying else Barrier.UNFIT_POSTURE
        raise NotForNow(technique, barrier, posture=needs.posture)
    suited = [posture for posture in known if posture not in unfit]
    if not suited:
        raise NotForNow(technique, Barrier.NO_POSTURE)
    return needs.posture or suited[0]


def scene_of(
    technique: Technique, needs: Needs, library: Library, history: History
) -> str:
    """Return the scene asked for, or of those that are welcome the one least heard.

    For a technique with a ladder it is the movement: where none is asked for, the one
    that was practised last.

    Raises
    ------
    UnknownName
        If there is no such scene, or no movement in the posture asked for.
    SceneBlocked
        If the scene is about something that was blocked.
    NothingLeft
        If every scene is.
    """
    kind = "movement" if technique.ladder else "scene"
    known = tuple(library.movements) if technique.ladder else technique.scenes
    if needs.scene and needs.scene not in known:
        raise UnknownName(kind, needs.scene, known)
    if not known:
        return ""
    blocked = blocklist(needs.blocked, library, needs.language)
    welcome = [name for name in known if _welcome(name, technique, blocked, library)]
    if needs.scene:
        if needs.scene not in welcome:
            place = _place(needs.scene, technique, library)
            raise SceneBlocked(place.name, welcome)
        return needs.scene
    if technique.ladder:
        welcome = _in_posture(welcome, needs, library)
    open_now = [n for n in welcome if _offered(n, technique, needs)] or welcome
    if not open_now:
        raise NothingLeft(technique, Lost(kind))
    heard = [past.scene for past in history if past.technique == technique.id]
    if technique.ladder:
        return next((name for name in reversed(heard) if name in open_now), open_now[0])
    times = Counter(heard)
    return min(open_now, key=lambda name: times[name])


def _place(name: str, technique: Technique, library: Library) -> Scene | Movement:
    return library.movements[name] if technique.ladder else library.scenes[name]


def _welcome(
    name: str, technique: Technique, blocked: Blocklist, library: Library
) -> bool:
    """Tell whether nothing in a scene or movement was blocked."""
    place = _place(name, technique, library)
    title = f"{place.name} {place.summary}"
    return blocked.topics.isdisjoint(place.avoid) and not blocked.hits(title)


def _in_posture(names: list[str], needs: Needs, library: Library) -> list[str]:
    """Return the movements that can be imagined in the posture asked for."""
    postures = {name: set(library.movements[name].postures) for name in names}
    if needs.posture and all(needs.posture not in found for found in postures.values()):
        known = sorted(set().union(*postures.values()))
        raise UnknownName("posture", needs.posture, known)
    wanted = {needs.posture} if needs.posture else set(Posture) - needs.unfit_postures
    return [name for name, found in postures.items() if found & wanted]


def _offered(name: str, technique: Technique, needs: Needs) -> bool:
    """Tell whether a scene may be taken without being asked for."""
    if name == OWN_SCENE:
        about = "movement." if technique.ladder else "place."
        return any(word and key.startswith(about) for key, word in needs.own.items())
    return name not in needs.unwanted_scenes


def ambience_of(needs: Needs, technique: Technique, scene: str, library: Library) -> str:
    """Return the ambience asked for, or the scene's where it recalls nothing blocked."""
    place = None if technique.ladder else library.scenes.get(scene)
    name = needs.ambience or (place.ambience if place else technique.ambience)
    own = {full.partition("@")[0]: full for full in needs.sounds}
    if name in own or name in needs.sounds:
        return own.get(name, name)
    if name not in library.ambiences:
        raise UnknownName("ambience", name, [*library.ambiences, *own])
    blocked = blocklist(needs.blocked, library, needs.language)
    recalls = not blocked.topics.isdisjoint(library.ambiences[name].avoid)
    return "none" if recalls and not needs.ambience else name
