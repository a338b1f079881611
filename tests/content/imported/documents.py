"""Documents as therapists write them, for tests."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from unclench.content import parse
from unclench.content.imported import Imported, Kind, import_document
from unclench.content.imported.visible import visible

BEACH = """\
A Quiet Beach

INTRODUCTION
Therapist: Sit comfortably in your chair, or lie down. (PAUSE 10 sec)
Your eyes may close, if you like. [speak slowly] Notice the sounds in the room...

Breathing
Breathe in through your nose... and breathe out.
Breathe in. Breathe out. (pause 30 seconds)

Part 2: Progressive relaxation
1. Right hand and forearm: Make an easy fist (hold 5 seconds). And let it open.
2. Jaw. Let your teeth part. (PAUSE 60 sec)
3. Shoulders

The Beach
You are walking on a beach. The sand is warm, e.g. like a loaf of bread.
You hear the waves (or the wind).
<pause>
Dr. Miller counted 10.5 kinds of blue.

Affirmations
You are able to rest. [pause]

Closing
When you are ready, move your fingers and toes. (PAUSE 5 sec) Open your eyes.

References
Smith 2001, Journal of Waves.
"""


def brought(
    folder: Path, text: str, name: str = "text.txt", language: str | None = "en"
) -> Imported:
    """Import a text as a file of that name."""
    path = folder / name
    path.write_text(text, "utf-8")
    return import_document(path, language)


def script_of(imported: Imported) -> str:
    return imported.texts[imported.script]


def body(imported: Imported) -> list[str]:
    """The rows of the script below its head, without ids and empty rows."""
    _, _, rest = script_of(imported).partition("---\n")[2].partition("---\n")
    rows = (re.sub(r"\s*\{#[^{}]*\}$", "", row) for row in rest.splitlines())
    return [row for row in rows if row.strip()]


def spoken(imported: Imported) -> list[str]:
    """The lines that are spoken."""
    script, problems = parse(script_of(imported))
    assert problems == ()
    return [text for passage in script.passages for text in passage.texts]


def parts(imported: Imported) -> list[str]:
    script, _ = parse(script_of(imported))
    return list(dict.fromkeys(passage.part.value for passage in script.passages))


def told(imported: Imported, kind: Kind) -> list[tuple[int, str, str]]:
    """Remarks of a kind: number, words, what they became."""
    return [
        (remark.place.number, remark.words, remark.became)
        for remark in imported.remarks
        if remark.kind is kind
    ]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", visible(text)))


def accounted(imported: Imported) -> Counter[str]:
    """Words that are spoken, in a note, or named in the report."""
    notes = re.findall(r"<!--(.*?)-->", script_of(imported), re.DOTALL)
    return words(" ".join(_all(imported, notes)))


def _all(imported: Imported, notes: list[str]) -> Iterator[str]:
    yield from spoken(imported)
    yield from notes
    yield from (remark.words for remark in imported.remarks)
