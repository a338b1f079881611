"""Which technique suits what: the cold start, before anybody's own results."""

from unclench.content.record import Id, Record


class Cause(Record):
    """Something that speaks for some techniques: a trigger, a moment, or a sign."""

    id: Id
    name: str
    """As it is asked or listed."""
    told: str
    """As a reason names it, in the middle of a sentence."""
    ranks: tuple[Id, ...]
    """Techniques that suit it, the first best."""
    avoid: tuple[Id, ...] = ()
    """Techniques that do not."""
    source: str = ""
