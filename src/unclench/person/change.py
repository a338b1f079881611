"""One thing told anew, as it is typed: ``tone=plain``, ``blocked=+water``."""

from typing import Any

from unclench.person.me import Me
from unclench.person.spell import told
from unclench.vocabulary.nearest import UnknownName

LISTS = frozenset(
    {
        "blocked",
        "cautions",
        "avoid",
        "unfit_postures",
        "unwanted_scenes",
        "unwanted_techniques",
    }
)
"""What holds several names."""
NONE = "none"
"""For a list: asked, and nothing applies."""


def changed(me: Me, name: str, value: str) -> dict[str, Any]:
    """Return the table of what was told with one thing changed, not checked yet.

    Parameters
    ----------
    me
        The person so far.
    name
        A field of `Me`; what lies deeper follows after dots: ``own.place.sound``,
        ``signs.ID``, ``movements.ID.room``, ``tuning.in-step``.
    value
        Words; empty takes back what was told. For a list, names with commas between
        them; with ``+`` or ``-`` before them they are added or taken out.

    Raises
    ------
    UnknownName
        If nothing of that name can be told.
    """
    field, _, deeper = name.strip().replace("-", "_").partition(".")
    if field not in Me.model_fields:
        raise UnknownName("thing to tell", name.strip(), Me.model_fields)
    table = told(me)
    if field in LISTS:
        return _put(table, [field], _listed(list(getattr(me, field) or ()), value))
    # Ids keep their hyphens; own words are one name with dots in it.
    deeper = name.strip().partition(".")[2]
    below = [deeper] if field == "own" else deeper.split(".")
    if field == "tuning":
        below = [deeper.replace("-", "_")]
    return _put(table, [field, *filter(None, below)], value.strip())


def _listed(names: list[str], value: str) -> list[str] | str:
    given = [each.strip() for each in value.split(",") if each.strip()]
    if not any(each.startswith(("+", "-")) for each in given):
        return [] if given == [NONE] else given or ""
    for each in given:
        name = each.lstrip("+-").strip()
        names = [old for old in names if old != name]
        if not each.startswith("-"):
            names.append(name)
    return names


def _put(
    table: dict[str, Any], steps: list[str], value: list[str] | str
) -> dict[str, Any]:
    """Return a table with a value put in its place; an empty word takes it out."""
    step, *rest = steps
    if rest:
        below = table.get(step)
        put = _put(below if isinstance(below, dict) else {}, rest, value)
        return {**table, step: put}
    if value == "":
        return {name: each for name, each in table.items() if name != step}
    return {**table, step: value}
