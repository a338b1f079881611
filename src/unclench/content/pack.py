"""What a pack says of itself, in its ``pack.toml``."""

from typing import Annotated

from pydantic import Field

from unclench.content.record import NAME, Name, Record

PACK_FILE = "pack.toml"
LONGEST_NAME = 23
"""Characters: with a thing's own forty and the stroke it makes 64, a column's length."""
MINE = "mine"
"""The pack of what the person writes in the app."""


class Pack(Record):
    """A folder of somebody's scripts."""

    name: Annotated[str, Field(pattern=NAME, max_length=LONGEST_NAME)]
    """What everything in it is called by outside: ``name/walk``."""
    title: Annotated[str, Field(max_length=80, pattern=r"^[^\r\n]*$")] = ""
    """As people see it."""
    author: Annotated[str, Field(max_length=200)]
    licence: Annotated[str, Field(max_length=200)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    """What its scripts and names are written in where they don't say otherwise."""
    version: Annotated[Name, Field(coerce_numbers_to_str=True)]

    def outside(self, name: str) -> str:
        """Return what a thing of this pack is called outside of it."""
        return f"{self.name}/{name}"
