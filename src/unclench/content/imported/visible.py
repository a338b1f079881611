"""Text as people see it."""

import re
import unicodedata


def visible(text: str) -> str:
    """Take out what nobody sees: control characters, signs of direction and width."""
    text = re.sub(r"\r\n?|[\u2028\u2029\v\f\x85]", "\n", text)
    seen = (sign for sign in text if unicodedata.category(sign) not in {"Cf", "Cs"})
    return "".join(
        " " if unicodedata.category(sign) == "Cc" and sign != "\n" else sign
        for sign in seen
    )


def row(text: str) -> str:
    """Return the same in one row, with single spaces."""
    return " ".join(visible(text).split())
