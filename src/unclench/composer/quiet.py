"""How long the quiet between lines is in one session."""

from dataclasses import dataclass

from unclench.content import PauseClass
from unclench.vocabulary import Limit, Part, Tone
from unclench.vocabulary.method import (
    BREATH_PAUSE,
    FOUR_SIX,
    GENTLE_PAUSE,
    LONGEST_PAUSE,
    MOVEMENT_PAUSE,
    PAUSES,
    TALKING,
    TONE_QUIET,
    USUAL_PAUSE,
    Bounds,
    Breath,
)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Turns the pauses of a script into seconds."""

    tone: Tone
    limits: frozenset[Limit]
    breath: Breath | None
    movement_seconds: float

    def usual(self, part: Part) -> Bounds:
        """Return the quiet between two lines of a part where the author wrote none."""
        return self.of(PauseClass(USUAL_PAUSE[part]), part)

    def of(self, length: PauseClass | Bounds, part: Part) -> Bounds:
        """Return a pause as this session has it."""
        if length is PauseClass.MOVEMENT:
            # Filled with the movement, so no quiet that the gentle profile shortens.
            return MOVEMENT_PAUSE.scaled(self.movement_seconds)
        if isinstance(length, Bounds):
            bounds = length
        elif length is PauseClass.BREATH:
            bounds = BREATH_PAUSE.scaled((self.breath or FOUR_SIX).seconds)
        else:
            bounds = PAUSES[length]
            if part not in TALKING:
                longer = TONE_QUIET[self.tone]
                bounds = Bounds(bounds.least, bounds.usual * longer, bounds.most * longer)
        longest = GENTLE_PAUSE if Limit.GENTLE in self.limits else LONGEST_PAUSE
        return bounds.at_most(longest)
