"""What every record read from a TOML file has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

type Id = Annotated[str, Field(pattern=r"[a-z0-9]+(-[a-z0-9]+)*")]


class Record(BaseModel):
    """Frozen, and strict about names that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
