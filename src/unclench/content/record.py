"""What every record read from a TOML file has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""How anything in the library is called, in its own folder."""

type Id = Annotated[str, Field(pattern=NAME, max_length=40)]
type Name = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\r\n]+$")]
"""One row, as it stands in a list."""


class Record(BaseModel):
    """Frozen, and strict about names that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
