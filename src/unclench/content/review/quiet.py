"""How much of a script is quiet, at its usual pauses and its usual pace."""

from unclench.content.model import Breaths, Pause, PauseClass, ScriptFile
from unclench.content.review.sentence import Sentence
from unclench.vocabulary import Part
from unclench.vocabulary.method import FOUR_SIX, PAUSES, USUAL_PAUSE, VOICE

_LIKE_A_BREATH = (PauseClass.BREATH, PauseClass.MOVEMENT)
"""Pauses whose length the session knows: a movement takes about as long as a breath."""


def quiet_share(script: ScriptFile) -> float | None:
    """Return the share of quiet in a script; None when nothing is spoken.

    Substitutes don't count; breaths last as long as four seconds in and six out.
    """
    speech = quiet = 0.0
    for passage in script.passages:
        items = passage.items
        for item, after in zip(items, (*items[1:], None), strict=True):
            if isinstance(item, Pause):
                quiet += _seconds(item)
            elif isinstance(item, Breaths):
                said = _breaths(item, passage.part)
                speech += said
                quiet += max(0.0, item.count * FOUR_SIX.seconds - said)
            else:
                speech += _spoken(item.text, passage.part)
                if not isinstance(after, Pause):
                    quiet += PAUSES[USUAL_PAUSE[passage.part]].usual
    return quiet / (quiet + speech) if speech else None


def _seconds(pause: Pause) -> float:
    if not isinstance(pause.length, PauseClass):
        return pause.length.usual
    if pause.length in _LIKE_A_BREATH:
        return FOUR_SIX.seconds
    return PAUSES[pause.length].usual


def _breaths(breaths: Breaths, part: Part) -> float:
    """Seconds of speech in a number of breaths: the turns go round and round."""
    said = 0.0
    for number in range(breaths.count):
        turn = breaths.turns[number % len(breaths.turns)]
        said += sum(_spoken(p.long, part) for p in (turn.inwards, turn.outwards) if p)
    return said


def _spoken(text: str, part: Part) -> float:
    words = len(Sentence(text, 0, 0).words)
    return words * 60 / VOICE[part].rates[1]
