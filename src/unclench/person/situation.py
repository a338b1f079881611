"""From what a person told to what a suggestion has to go by."""

from dataclasses import replace
from datetime import date

from unclench.composer import Situation
from unclench.person.feedback import passed_over
from unclench.person.me import Me
from unclench.person.needs import PAUSED, unfit_for


def situation_of(me: Me, situation: Situation, today: date) -> Situation:
    """Add what was told to what is known of the moment.

    Parameters
    ----------
    me
        What the person told.
    situation
        What they say now, and what was found for their sake.
    today
        Their local day: what was passed over on it is not suggested again.
    """
    paused = {PAUSED} if me.movement_paused else set()
    cautions = me.cautions
    if cautions is not None or paused:
        cautions = (*(cautions or ()), *paused)
    return replace(
        situation,
        signs=situation.signs | {name for name, yes in me.signs.items() if yes},
        cautions=None if cautions is None else frozenset(cautions),
        gentle=situation.gentle or me.gentle,
        unfit_postures=situation.unfit_postures | unfit_for(me),
        unwanted=situation.unwanted | passed_over(me, today),
        longest=situation.longest or me.longest,
    )
