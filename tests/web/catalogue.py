"""An interface in another language, read without the tools that made it."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from unclench.web import settings

FILES = {
    code: Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES"
    for code, _name in settings.LANGUAGES
    if code != settings.LANGUAGE_CODE
}
_QUOTED = re.compile(r'(?:(\w+)(?:\[(\d)\])? )?(".*")')


@dataclass
class Message:
    """One entry of a ``.po`` file."""

    flags: str = ""
    context: str = ""
    one: str = ""
    many: str = ""
    said: tuple[str, ...] = ()
    """In the other language: one form, or one for each number."""


def messages(po: Path) -> list[Message]:
    """Read a ``.po`` file, without its head."""
    blocks = po.read_text("utf-8").split("\n\n")
    found = [_message(block) for block in blocks if "msgid" in block]
    return [message for message in found if message.one]


def _message(block: str) -> Message:
    texts: dict[tuple[str, str], str] = {}
    key, flags = ("", ""), ""
    for row in block.splitlines():
        if row.startswith("#,"):
            flags += row
        if match := _QUOTED.fullmatch(row):
            if match[1]:
                key = (match[1], match[2] or "")
            texts[key] = texts.get(key, "") + ast.literal_eval(match[3])
    said = tuple(text for (name, _), text in sorted(texts.items()) if name == "msgstr")
    return Message(
        flags,
        texts.get(("msgctxt", ""), ""),
        texts.get(("msgid", ""), ""),
        texts.get(("msgid_plural", ""), ""),
        said,
    )
