"""From a recipe and its timeline to the session as the coach hears it."""

from collections.abc import Iterable

from unclench.composer import Recipe
from unclench.composer.blocked import blocklist
from unclench.content import Library
from unclench.content.review.heard import AsHeard, Kind, Stretch, Terms
from unclench.session.record import seconds
from unclench.timeline import Timeline


def as_heard(
    recipe: Recipe, timeline: Timeline, library: Library, blocked: Iterable[str] = ()
) -> AsHeard:
    """Put a session before the coach without a file of it.

    Parameters
    ----------
    blocked
        Words and topics that the person never wants to hear; no session file has them.
    """
    unwanted = blocklist(blocked, library, recipe.language)
    cues = tuple(
        Stretch(
            kind=Kind(cue.kind),
            start=seconds(cue.start),
            end=seconds(cue.end),
            part=cue.part,
            line=cue.line,
            text=cue.text,
        )
        for cue in timeline.cues
    )
    return AsHeard(
        technique=recipe.technique,
        language=recipe.language,
        seconds=seconds(timeline.length),
        cues=cues,
        recipe=Terms.model_validate(recipe),
        unwanted=frozenset(cue.line for cue in cues if unwanted.hits(cue.text)),
    )
