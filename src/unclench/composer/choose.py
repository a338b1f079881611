"""Which session: from what a person needs to a recipe."""

import hashlib
from collections.abc import Iterable

from unclench.composer.arc import Casting, arc, heard_before
from unclench.composer.blocked import Blocklist
from unclench.composer.estimate import AROUND, Estimate, in_time, time_to_fill
from unclench.composer.needs import Needs
from unclench.composer.place import ambience_of
from unclench.composer.quiet import Quiet
from unclench.composer.recipe import Recipe
from unclench.composer.refused import Lost, NothingLeft, NotInLanguage
from unclench.composer.setting import settle
from unclench.content import Library, Line, Passage, slots, spell_passage
from unclench.vocabulary import Eyes, History, Limit, Part
from unclench.vocabulary.method import COMING_AND_GOING, SHORT
from unclench.vocabulary.nearest import UnknownName


def choose(
    needs: Needs, library: Library, history: History = (), seed: int = 1
) -> Recipe:
    """Decide everything about one session.

    Parameters
    ----------
    needs
        What the person asks for.
    library
        What can be said.
    history
        What was heard before: it slows the breath over the first sessions and
        lets passages and scenes come that have not been heard.
    seed
        Decides between things that are equally good.

    Raises
    ------
    UnknownName
        If a name in the needs is not in the library.
    Refused
        If this can't be composed for this person; its subclasses say why.
    """
    for name in needs.own:
        if name not in slots.NAMES:
            raise UnknownName("own word", name, slots.NAMES)
    library = spoken(needs.technique, library, needs.language)
    setting = settle(needs, library, history, seed)
    casting = Casting(library, needs, setting, heard_before(history), seed)
    passages, order = _cast(casting)
    choices = _choices(casting) if setting.minutes >= SHORT else ()
    return _recipe(casting, passages, order, choices)


def spoken(technique: str, library: Library, language: str) -> Library:
    """Return what can be said in a language, where that practice is there in it.

    From here on there is no other language at hand, so no session can mix two.
    """
    view = library.in_language(language)
    if technique not in view.techniques and view.whole:
        raise NotInLanguage(view.whole.technique(technique), view)
    return view


def text_hash(passages: Iterable[Passage]) -> str:
    """SHA-256 of passages as written, so that a changed word is another recipe."""
    text = "\n\n".join(spell_passage(passage) for passage in passages)
    return hashlib.sha256(text.encode()).hexdigest()


def _cast(casting: Casting) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Return the passages of all parts, and the order in which the optional ones come in.

    A part about which nothing may be said is left out.
    """
    setting = casting.setting
    by_part = {part: casting.passages(part) for part in arc(setting)}
    for part, passages in by_part.items():
        if part in COMING_AND_GOING and not passages:
            raise NothingLeft(setting.technique, Lost.PART, part)
    if not any(passages for part, passages in by_part.items() if part not in AROUND):
        raise NothingLeft(setting.technique, Lost.WORDS)
    passages = tuple(passage for found in by_part.values() for passage in found)
    quiet = Quiet(setting.tone, setting.limits, setting.breath, setting.movement_seconds)
    return in_time(
        passages,
        casting.turns(passages),
        Estimate(quiet, setting.breath, casting.needs.pace, casting.needs.language),
        time_to_fill(setting.minutes, setting.ending),
        unabridged=setting.technique.unabridged,
    )


def _choices(casting: Casting) -> tuple[Passage, ...]:
    found = casting.passages(Part.CHOICE)
    if not found:
        raise NothingLeft(casting.setting.technique, Lost.STOPPING)
    return tuple(sorted(found, key=lambda passage: casting.chance(passage.id)))


def _recipe(
    casting: Casting,
    passages: tuple[Passage, ...],
    order: tuple[Passage, ...],
    choices: tuple[Passage, ...],
) -> Recipe:
    """Freeze what was decided."""
    needs, setting = casting.needs, casting.setting
    said = (*passages, *choices)
    return Recipe(
        technique=setting.technique.id,
        scene=setting.scene,
        ambience=ambience_of(needs, setting.technique, setting.scene, casting.library),
        seconds=round(setting.minutes * 60),
        posture=setting.posture,
        moment=needs.moment,
        tone=setting.tone,
        pace=needs.pace,
        sense=needs.sense,
        eyes=Eyes.OPEN if Limit.EYES_OPEN in setting.limits else Eyes.FREE,
        limits=tuple(sorted(setting.limits)),
        avoid=tuple(sorted(needs.avoid)),
        groups=setting.groups,
        rung=setting.rung,
        movement_seconds=setting.movement_seconds,
        ending=setting.ending,
        breath=setting.breath,
        breath_tone=needs.breath_tone and setting.breath is not None,
        tuning=needs.tuning,
        language=needs.language,
        voice=needs.voice,
        passages=tuple(passage.id for passage in passages),
        order=tuple(passage.id for passage in order),
        choices=tuple(passage.id for passage in choices),
        instead=_instead(said, setting.blocked),
        text=text_hash(said),
        own=_own(needs, said, setting.blocked),
        seed=casting.seed,
    )


def _instead(
    passages: Iterable[Passage], blocked: Blocklist
) -> tuple[tuple[str, str], ...]:
    """Return which lines are said otherwise: the line's id, its substitute's id."""
    return tuple(
        swap
        for passage in passages
        for swap in sorted((blocked.instead(passage) or {}).items())
    )


def _own(
    needs: Needs, passages: Iterable[Passage], blocked: Blocklist
) -> tuple[tuple[str, str], ...]:
    """Return the own words that are asked for, given, and not blocked, by name."""
    asked = {
        name
        for passage in passages
        for line in passage.lines
        for name in slots.asked(line.text if isinstance(line, Line) else line.long)
    }
    given = {name: " ".join(word.split()) for name, word in needs.own.items()}
    return tuple(
        sorted(
            (name, word)
            for name, word in given.items()
            if name in asked and word and not blocked.hits(word)
        )
    )
