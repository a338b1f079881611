"""Giving ids to the lines that have none, touching nothing else."""

import re

from unclench.content.parse import TRAILING_ID, parse, without_notes


def with_ids(text: str, stem: str, taken: frozenset[str] = frozenset()) -> str:
    """Write the missing line ids into a script.

    Ids are ``stem.01``, ``stem.02`` …, counting on from the highest there is, so that
    a line that was taken out never lends its id to another.

    Parameters
    ----------
    text
        The script file's text; comments and spacing are kept as they are.
    stem
        The first half of a new id, usually the file's name without its ending; what an
        id can't have is left out of it.
    taken
        Ids that stand in other files.

    Returns
    -------
    str
        The text, in which every line that was understood has an id.
    """
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-._") or "line"
    script, _ = parse(text)
    lines = [line for passage in script.passages for line in passage.lines]
    ids = taken | {line.id for line in lines}
    numbers = [
        int(m[1]) for i in ids if (m := re.fullmatch(re.escape(stem) + r"\.(\d+)", i))
    ]
    count = max(numbers, default=0)
    rows, said = text.splitlines(), without_notes(text).splitlines()
    for line in sorted(
        (line for line in lines if not line.id), key=lambda line: line.row
    ):
        count += 1
        row, words = rows[line.row - 1], said[line.row - 1].rstrip()
        wrong = TRAILING_ID.search(words)  # an id that is none, or stands twice
        end = wrong.start() if wrong else len(words)
        rest = row[len(words) :].rstrip()  # a note, which would swallow the id
        rows[line.row - 1] = f"{row[:end]} {{#{stem}.{count:02d}}}{rest}"
    return "\n".join(rows) + "\n"
