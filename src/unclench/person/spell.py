"""What a person told, written as TOML that they can read and change themselves."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from unclench.person.me import Me

HEAD = """\
# What you told Unclench, once. It stays in this file and on this computer.
# Change it as you like, or delete it: then nothing was told.
"""


def spelt(me: Me) -> str:
    """Write all that was told, and nothing that was not."""
    return HEAD + "".join(f"{row}\n" for row in _rows(told(me), ""))


def told(me: Me) -> dict[str, Any]:
    """Return what differs from what stands for everybody, as plain values."""
    return me.model_dump(mode="json", exclude_defaults=True)


def _rows(table: Mapping[str, Any], path: str) -> Iterator[str]:
    tables = {name: value for name, value in table.items() if isinstance(value, dict)}
    for name, value in table.items():
        if name not in tables:
            yield f"{_key(name)} = {_value(value)}"
    for name, deeper in tables.items():
        if not deeper or not all(isinstance(each, dict) for each in deeper.values()):
            yield ""
            yield f"[{path}{_key(name)}]"
        yield from _rows(deeper, f"{path}{_key(name)}.")


def _key(name: str) -> str:
    """Write one key; only what a pack brought needs quotes."""
    return f'"{name}"' if "/" in name else name


def _value(value: object) -> str:
    """Write one value. A string of JSON is one of TOML, too, but for one sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
