"""Writing a script file out: what `parse` reads, in one agreed form."""

from collections.abc import Iterator
from itertools import groupby

from unclench.content import tags
from unclench.content.model import (
    Breaths,
    Item,
    Line,
    Passage,
    Pause,
    PauseClass,
    Phrase,
    ScriptFile,
    Tags,
)
from unclench.content.parse import HEAD
from unclench.vocabulary.method import Bounds


def spell(script: ScriptFile) -> str:
    """Write a script file; ``parse(spell(script))`` gives the same script."""
    return "\n".join([*_head(script), *_body(script)]) + "\n"


def spell_passage(passage: Passage) -> str:
    """Write one passage with its heading; what text hashes are taken of."""
    return "\n".join(_passage(passage, first=False))


def _head(script: ScriptFile) -> Iterator[str]:
    yield "---"
    for name in HEAD:
        if value := getattr(script, name):
            yield f"{name}: {value}"
    yield "---"


def _body(script: ScriptFile) -> Iterator[str]:
    for part, passages in groupby(script.passages, key=lambda p: p.part):
        yield from ("", f"# {part.capitalize()}")
        for i, passage in enumerate(passages):
            yield ""
            yield from _passage(passage, first=i == 0)


def _passage(passage: Passage, *, first: bool) -> Iterator[str]:
    if passage.title or passage.tags != Tags() or not first:
        written = tags.write(passage.tags)
        yield " ".join(
            filter(None, ("##", passage.title, f"{{{written}}}" * bool(written)))
        )
    for item in passage.items:
        yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    match item:
        case Line(text, name, _, others):
            yield _with_id(text, name)
            for other in others:
                yield f"- or: {_with_id(other.text, other.id)}"
        case Pause(length):
            yield f"[pause: {_length(length)}]"
        case Breaths(count, turns):
            yield f"[breathe: {count}]"
            for turn in turns:
                if turn.inwards:
                    yield f"- in: {_phrase(turn.inwards)}"
                if turn.outwards:
                    yield f"- out: {_phrase(turn.outwards)}"
                if not turn.inwards and not turn.outwards:
                    yield "- quiet"


def _length(length: PauseClass | Bounds) -> str:
    if isinstance(length, PauseClass):
        return length
    return f"{length.usual:.10g} s, {length.least:.10g}-{length.most:.10g} s"


def _phrase(phrase: Phrase) -> str:
    said = f"{phrase.long} | {phrase.short}" if phrase.short else phrase.long
    return _with_id(said, phrase.id)


def _with_id(said: str, name: str) -> str:
    return f"{said} {{#{name}}}" if name else said
