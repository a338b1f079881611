"""One word of a closed list, as an option takes it."""

from enum import StrEnum

import click


class OneOf[Word: StrEnum](click.ParamType[Word]):
    """One word of a closed list."""

    def __init__(self, words: type[Word]) -> None:
        self.words = words
        self.name = words.__name__.lower()

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click's
        """Return the words as the help shows them."""
        return f"[{'|'.join(self.words)}]"

    def convert(
        self,
        value: str,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Word:
        """Return the word meant."""
        try:
            return self.words(value)
        except ValueError:
            self.fail(f"{value!r} is none of {', '.join(self.words)}.", param, ctx)
