"""What is rated, word for word, read from the library's ``measures.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing rated from 0 to 10."""

    key: str
    question: str
    low: str
    """What 0 means."""
    high: str
    """What 10 means."""


@cache
def load_measures(language: str = "") -> Mapping[str, Measure]:
    """Return the shipped measures by key (wording: ``method.md`` 6.1).

    Parameters
    ----------
    language
        Whose words to use where there are any; else those they were written in.
    """
    library = files("unclench") / "library"
    shipped = tomllib.loads((library / "measures.toml").read_text("utf-8"))
    theirs = library / language / "measures.toml"
    worded = tomllib.loads(theirs.read_text("utf-8")) if theirs.is_file() else {}
    return MappingProxyType(
        {
            key: Measure(key, **entry | worded.get(key, {}))
            for key, entry in shipped.items()
        }
    )
