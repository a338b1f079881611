"""Names and other words of records, in a language that is not the one they came in."""

from typing import Self

from pydantic import Field, model_validator

from unclench.content.record import Record
from unclench.vocabulary.nearest import nearest

WORDED = {
    "techniques": ("name", "summary", "because", "evidence"),
    "scenes": ("name", "summary"),
    "ambiences": ("name", "summary"),
    "movements": ("name", "summary", "part", "rungs"),
    "cautions": ("words", "action"),
    "triggers": ("name", "told"),
    "moments": ("name", "told"),
    "signs": ("name", "told"),
}
"""By shelf of the library: which fields of a record are words."""

type Words = dict[str, str | tuple[str, ...]]
"""Words of one record, by field."""
type Shelf = dict[str, Words]


class Names(Record):
    """A ``names.toml``: ``[techniques.calm-place] name = …``."""

    id: str
    """The language."""
    techniques: Shelf = Field(default_factory=dict)
    scenes: Shelf = Field(default_factory=dict)
    ambiences: Shelf = Field(default_factory=dict)
    movements: Shelf = Field(default_factory=dict)
    cautions: Shelf = Field(default_factory=dict)
    triggers: Shelf = Field(default_factory=dict)
    moments: Shelf = Field(default_factory=dict)
    signs: Shelf = Field(default_factory=dict)

    @model_validator(mode="after")
    def _known(self) -> Self:
        for shelf, fields in WORDED.items():
            for name, words in getattr(self, shelf).items():
                for field in words.keys() - set(fields):
                    message = f"{shelf}.{name}.{field} is no text; "
                    raise ValueError(message + nearest(field, fields))
        return self
