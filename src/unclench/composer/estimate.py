"""How long passages take at their usual pauses, before anything is spoken."""

from collections.abc import Sequence

from unclench.composer.quiet import Quiet
from unclench.content import Breaths, Line, Passage, Pause
from unclench.vocabulary.method import RESERVE, VOICE, Breath


def trimmed(
    passages: Sequence[Passage],
    order: Sequence[Passage],
    quiet: Quiet,
    seconds: int,
    breath: Breath | None,
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Leave out the optional passages that there is surely no time for.

    What is never said need not be spoken, and does not count as heard.

    Parameters
    ----------
    passages
        All passages, in the order they are said.
    order
        The optional ones, in the order they come in.

    Returns
    -------
    tuple of Passage
        The passages that stay, in the order they are said.
    tuple of Passage
        The optional ones among them, in the order they come in.
    """
    whole = sum(_seconds(p, quiet, breath) for p in passages if not p.tags.optional)
    kept: list[Passage] = []
    for passage in order:
        if whole > RESERVE * seconds:
            break
        whole += _seconds(passage, quiet, breath)
        kept.append(passage)
    names = {passage.id for passage in kept}
    stay = tuple(p for p in passages if not p.tags.optional or p.id in names)
    return stay, tuple(kept)


def _seconds(passage: Passage, quiet: Quiet, breath: Breath | None) -> float:
    """Seconds of one passage: words at the pace of its part, and the usual quiet."""
    rate = VOICE[passage.part].rates[1]
    between = quiet.usual(passage.part).usual
    total = 0.0
    for i, item in enumerate(passage.items):
        match item:
            case Line(text):
                total += len(text.split()) * 60 / rate
            case Pause(length):
                total += quiet.of(length, passage.part).usual
                continue
            case Breaths(count, turns):
                total += (
                    count * breath.seconds
                    if breath
                    else sum(
                        len(phrase.long.split()) * 60 / rate + between
                        for turn in turns
                        for phrase in (turn.inwards, turn.outwards)
                        if phrase
                    )
                )
        if not isinstance(
            passage.items[i + 1] if passage.items[i + 1 :] else None, Pause
        ):
            total += between
    return total
