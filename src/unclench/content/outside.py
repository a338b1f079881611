"""What the lines of a pack are called outside of it."""

from dataclasses import replace

from unclench.content.model import Breaths, Item, Line, Phrase, ScriptFile, Turn


def outside(script: ScriptFile, pack: str) -> ScriptFile:
    """Put the pack's name before every line id of a script: ``orchard/walk.01``.

    Line ids, and with them passages, can't meet those of another pack then.
    """
    named = (
        replace(p, items=tuple(_item(item, pack) for item in p.items))
        for p in script.passages
    )
    return replace(script, passages=tuple(named))


def file_name(name: str) -> str:
    """Return a name as it can stand in a file's name: ``orchard-slow-walk``."""
    return name.replace("/", "-")


def _item(item: Item, pack: str) -> Item:
    match item:
        case Line():
            return _line(item, pack)
        case Breaths(count, turns):
            return Breaths(count, tuple(_turn(turn, pack) for turn in turns))
        case _:
            return item


def _line(line: Line, pack: str) -> Line:
    others = tuple(_line(other, pack) for other in line.others)
    return replace(line, id=f"{pack}/{line.id}", others=others)


def _turn(turn: Turn, pack: str) -> Turn:
    return Turn(_phrase(turn.inwards, pack), _phrase(turn.outwards, pack))


def _phrase(phrase: Phrase | None, pack: str) -> Phrase | None:
    return phrase and replace(phrase, id=f"{pack}/{phrase.id}")
