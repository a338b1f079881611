"""Where a person stands on the ladder of a movement."""

from dataclasses import dataclass

from unclench.content import Movement
from unclench.diary import Rehearsal, Step, TimingMatch, may_do, next_step, timing_match
from unclench.person import Me
from unclench.person import Movement as Told
from unclench.vocabulary.method import STILL_RUNGS
from unclench.web.felt import rehearsals_of
from unclench.web.here import Here


@dataclass(frozen=True, slots=True)
class Standing:
    """One movement, as it is for one person now."""

    movement: Movement
    told: Told
    step: Step
    just: Rehearsal | None
    """The last rehearsal of this movement, if it was today."""
    paused: bool
    """Whether nothing is to be asked that really moves."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.told.name or self.movement.name

    @property
    def part(self) -> str:
        """What its first part is."""
        return self.told.part or self.movement.part

    @property
    def offers_doing(self) -> bool:
        """Whether doing the first part may be offered now."""
        return self.just is not None and may_do(self.just) and not self.paused

    @property
    def waits(self) -> bool:
        """Whether this rung has to wait, because it moves."""
        return self.paused and self.step.rung > STILL_RUNGS

    @property
    def timing(self) -> TimingMatch | None:
        """Imagined beside real, where both are known."""
        if self.told.seconds is None or self.told.imagined_seconds is None:
            return None
        return timing_match(self.told.imagined_seconds, self.told.seconds)


def standing(movement: Movement, me: Me, here: Here) -> Standing | None:
    """Find out where the person stands; None where they have not begun."""
    told = me.movements.get(movement.id)
    if told is None:
        return None
    rehearsals = rehearsals_of(here.person)
    step = next_step(rehearsals, movement.id, start=told.start, today=here.today)
    own = [each for each in rehearsals if each.movement == movement.id]
    just = own[-1] if own and own[-1].day == here.today else None
    return Standing(movement, told, step, just, me.movement_paused)
