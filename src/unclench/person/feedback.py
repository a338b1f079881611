"""“Not this one”: what a person says of it, and what the next session makes of that."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from unclench.person.me import Me
from unclench.person.needs import tone_of
from unclench.vocabulary import Pace, Tone

STEPS = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 15.0, 20.0, 25.0)
"""Minutes that sessions are offered in (``method.md`` 1.2)."""


class Why(StrEnum):
    """What was not right with it."""

    TOO_LONG = "too-long"
    TOO_FAST = "too-fast"
    TOO_WORDY = "too-wordy"
    TOO_MYSTICAL = "too-mystical"
    TOO_CLINICAL = "too-clinical"
    VOICE = "voice"
    IMAGE = "image"


def heeded(
    me: Me,
    why: Why,
    *,
    technique: str,
    scene: str,
    minutes: float,
    voices: Sequence[str],
    spacious: bool,
    today: date,
) -> Me:
    """Return the person as they are to be met from now on.

    Each answer changes the next session: it becomes shorter, slower, sparer, plainer,
    warmer, is spoken by another voice, or leaves its image out. Where an answer was
    heeded before as far as it goes, and wherever the image is the technique's own, that
    technique is not offered again on this day.

    Parameters
    ----------
    me
        The person so far.
    why
        What they said.
    technique, scene, minutes
        Of the session they didn't want.
    voices
        Names of all voices, the usual one first.
    spacious
        Whether the voice they heard is best with fewer words and more quiet.
    today
        The person's own day.
    """
    change: dict[str, object] = {}
    match why:
        case Why.TOO_LONG:
            change["longest"] = shorter(min(minutes, me.longest or minutes))
        case Why.TOO_FAST:
            slow = me.pace is Pace.SLOW
            change = {"tone": Tone.SPACIOUS} if slow else {"pace": Pace.SLOW}
        case Why.TOO_WORDY:
            change["tone"] = Tone.SPACIOUS
        case Why.TOO_MYSTICAL:
            change["tone"] = Tone.PLAIN
        case Why.TOO_CLINICAL:
            change["tone"] = Tone.WARM
        case Why.VOICE:
            change["voice"] = following(me.voice, voices)
        case Why.IMAGE if scene and scene not in me.unwanted_scenes:
            change["unwanted_scenes"] = (*me.unwanted_scenes, scene)
    if change.get("tone") is tone_of(me, spacious=spacious):
        del change["tone"]
    changed = me.model_copy(update=change)
    if changed == me:
        return not_again(me, technique, today)
    return changed


def not_again(me: Me, technique: str, today: date) -> Me:
    """Offer a technique no more on this day; what was passed over before is over."""
    still = {name: day for name, day in me.passed_over.items() if day == today}
    return me.model_copy(update={"passed_over": {**still, technique: today}})


def passed_over(me: Me, today: date) -> frozenset[str]:
    """Return the techniques that are not to be suggested now."""
    on_this_day = {name for name, day in me.passed_over.items() if day == today}
    return frozenset(me.unwanted_techniques) | on_this_day


def shorter(minutes: float) -> float:
    """Return the next length below, the shortest there is at the end."""
    return max((step for step in STEPS if step < minutes), default=STEPS[0])


def following(voice: str, voices: Sequence[str]) -> str:
    """Return the voice after this one, round and round."""
    at = voices.index(voice) if voice in voices else 0
    return voices[(at + 1) % len(voices)]
