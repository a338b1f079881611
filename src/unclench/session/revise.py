"""A session changed a little: what it can keep of the one it was before."""

import json
from dataclasses import replace

from unclench.composer import Kept, OtherFormat, Recipe
from unclench.session.record import Session
from unclench.vocabulary import SAMPLE_RATE

ALIKE = (
    *("technique", "scene", "ambience", "seconds", "ending", "breath", "breath_tone"),
    *("tuning", "language", "seed"),
)
"""What two sessions share where one is the other with some lines changed."""


def revised(recipe: Recipe, before: Session) -> Recipe:
    """Return a recipe that keeps to an earlier session wherever no line has changed.

    Its lines begin where they began and its gains stay, so that nearly all of what was
    rendered serves again. A recipe of another kind of session is returned as it is, and
    one that changes nothing as the earlier one.

    Raises
    ------
    OSError, ValueError, LookupError, TypeError
        If the earlier session can't be read.
    """
    content = json.loads(before.record.read_bytes())
    try:
        earlier = Recipe.from_json(json.dumps(content["recipe"]))
    except OtherFormat:
        return recipe
    if replace(earlier, kept=None) == recipe:
        return earlier
    if any(getattr(earlier, name) != getattr(recipe, name) for name in ALIKE):
        return recipe
    if earlier.voice.partition(" ")[0] != recipe.voice.partition(" ")[0]:
        return recipe
    times = tuple(
        (cue["line"], round(cue["start"] * SAMPLE_RATE))
        for cue in content["cues"]
        if cue["kind"] == "speech"
    )
    return replace(recipe, kept=Kept(times=times, **content["gains"]))
