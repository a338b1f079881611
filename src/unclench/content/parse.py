"""Reading a script file: what is right is kept, every mistake is told."""

import re
from dataclasses import dataclass, field, replace

from unclench.content import slots, tags
from unclench.content.guard import LONGEST_ROW
from unclench.content.model import (
    Breaths,
    Item,
    Line,
    Passage,
    Pause,
    PauseClass,
    Phrase,
    ScriptFile,
    Tags,
    Turn,
)
from unclench.content.problem import Problem
from unclench.vocabulary import Part
from unclench.vocabulary.method import LONGEST_PAUSE, MOST_BREATHS, OWN_PAUSE, Bounds
from unclench.vocabulary.nearest import nearest

HEAD = ("title", "technique", "scene", "language", "author", "licence")
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WITHIN_ROW = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""All but what ends a row for `str.splitlines`."""
TRAILING_ID = re.compile(r"\s*\{#(?P<id>[^{}]*)\}\s*$")
_HEADING = re.compile(
    r"(?P<marks>#+)(?:\s+(?P<words>[^{]*?))?\s*(?:\{(?P<tags>[^{}]*)\})?"
)
_DIRECTIVE = re.compile(r"\[\s*(?P<name>[^:\]]*?)\s*(?::\s*(?P<value>[^\]]*?)\s*)?\]")
_SECONDS = re.compile(
    r"(?P<usual>\d+(?:\.\d+)?)\s*s"
    r"(?:\s*,\s*(?P<least>\d+(?:\.\d+)?)\s*-\s*(?P<most>\d+(?:\.\d+)?)\s*s)?"
)
_OTHER = re.compile(r"-\s*or\s*:\s*(?P<said>.+)", re.IGNORECASE)
_TURN = re.compile(
    r"-\s*(?:(?P<way>in|out)\s*:\s*(?P<said>.+)|(?P<quiet>quiet))", re.IGNORECASE
)


def parse(
    text: str, file: str = "script.md", language: str = "en"
) -> tuple[ScriptFile, tuple[Problem, ...]]:
    """Read a script file.

    Parameters
    ----------
    text
        The file's text.
    file
        Its name, for the problems' sake.
    language
        The one it is in where its head does not say.

    Returns
    -------
    ScriptFile
        All that could be understood.
    tuple of Problem
        All that could not, in the order of the file.
    """
    reader = _Reader(file, language)
    rows = without_notes(text).splitlines()
    body = reader.read_head(rows)
    for row, line in enumerate(rows[body:], start=body + 1):
        reader.row = row
        if len(line) > LONGEST_ROW:
            way = f"Write one sentence a row; {LONGEST_ROW:,} characters are the most."
            reader.report(1, f"This row has {len(line):,} characters.", way)
            continue
        reader.read_row(line.rstrip())
    reader.end_passage()
    script = replace(reader.script, passages=tuple(reader.passages), file=file)
    return script, tuple(sorted(reader.problems))


def without_notes(text: str) -> str:
    """Blank out ``<!-- notes -->``, keeping every row and column where it was."""
    return _COMMENT.sub(lambda note: _WITHIN_ROW.sub(" ", note[0]), text)


@dataclass
class _Reader:
    """Where the reading of one file stands."""

    file: str
    language: str = "en"
    row: int = 0
    script: ScriptFile = field(default_factory=lambda: ScriptFile(title=""))
    problems: list[Problem] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    part: Part | None = None
    title: str = ""
    tags: Tags = field(default_factory=Tags)
    items: list[Item] = field(default_factory=list)
    turns: list[Turn] | None = None
    """Turns of the breaths being read; None outside of them."""
    ids: dict[str, int] = field(default_factory=dict)

    def report(self, column: int, message: str, suggestion: str = "") -> None:
        self.problems.append(Problem(self.file, self.row, column, message, suggestion))

    # -- The head ------------------------------------------------------------------

    def read_head(self, rows: list[str]) -> int:
        """Read the head and return the number of rows it takes."""
        fences = [i for i, row in enumerate(rows) if row.strip() == "---"][:2]
        first = next((i for i, row in enumerate(rows) if row.strip()), 0)
        if len(fences) < 2 or fences[0] != first:  # noqa: PLR2004 - a head has two fences
            self.row = 1
            self.report(
                1,
                "The file has no head.",
                "Begin with a line ---, then title: …, then a line ---.",
            )
            return 0
        found: dict[str, str] = {}
        for i in range(first + 1, fences[1]):
            self.row = i + 1
            if rows[i].strip():
                self.read_head_row(rows[i], found)
        self.row = first + 1
        if "title" not in found:
            self.report(1, "The head has no title.", "Add a row “title: …”.")
        if "scene" in found and "technique" not in found:
            self.report(1, "A scene needs a technique.", "Add a row “technique: …”.")
        self.script = ScriptFile(
            title=found.get("title", ""),
            technique=found.get("technique", ""),
            scene=found.get("scene", ""),
            language=found.get("language", self.language),
            author=found.get("author", ""),
            licence=found.get("licence", ""),
        )
        return fences[1] + 1

    def read_head_row(self, row: str, found: dict[str, str]) -> None:
        name, colon, value = (piece.strip() for piece in row.partition(":"))
        if not colon or not value:
            self.report(1, f"“{row.strip()}” says nothing.", "Write name: value.")
        elif name not in HEAD:
            self.report(1, f"A head has no “{name}”;", nearest(name, HEAD))
        elif name in found:
            self.report(1, f"“{name}” stands twice in the head.", "Keep one of the two.")
        else:
            found[name] = value

    # -- Rows of the body ----------------------------------------------------------

    def read_row(self, row: str) -> None:
        words = row.lstrip()
        column = len(row) - len(words) + 1
        if not words:
            return
        if words.startswith("#"):
            self.read_heading(words, column)
        elif words.startswith("["):
            self.read_directive(words, column)
        elif match := _OTHER.fullmatch(words):
            self.read_other(match["said"], column + match.start("said"))
        elif words.startswith("- ") or words == "-":
            self.read_turn(words, column)
        elif self.part is None:
            self.report(
                column,
                "These words come before the first part.",
                "Put a heading such as “# Settle” above them.",
            )
        else:
            self.end_breaths()
            said, name = self.read_id(words, column)
            if said:
                self.items.append(Line(said, name, self.row))

    def read_other(self, words: str, column: int) -> None:
        """Read a line that may stand for the one above it."""
        said, name = self.read_id(words, column)
        above = self.items[-1] if self.items else None
        if not isinstance(above, Line):
            self.report(
                column,
                "There is no line above that this could stand for.",
                "Put “- or: …” straight under the line it replaces.",
            )
        elif said:
            other = Line(said, name, self.row)
            self.items[-1] = replace(above, others=(*above.others, other))

    def read_heading(self, words: str, column: int) -> None:
        self.end_passage()
        match = _HEADING.fullmatch(words)
        if match is None or len(match["marks"]) > 2:  # noqa: PLR2004 - parts and passages are all there is
            self.report(
                column,
                "This heading can't be read.",
                "Write “# Part” or “## Passage {tag=value}”.",
            )
            return
        title = match["words"] or ""
        if match["marks"] == "##":
            self.title = title
            if match["tags"] is not None:
                self.tags = tags.read(
                    match["tags"], column + match.start("tags"), self.report
                )
            return
        self.part = Part(title.lower()) if title.lower() in list(Part) else None
        if self.part is None:
            self.report(column, f"There is no part “{title}”;", nearest(title, Part))
        if match["tags"] is not None:
            self.report(
                column + match.start("tags") - 1,
                "A part has no tags.",
                "Give them to a passage: “## Title {…}”.",
            )

    def read_directive(self, words: str, column: int) -> None:
        match = _DIRECTIVE.fullmatch(words)
        name, value = (match["name"].lower(), match["value"] or "") if match else ("", "")
        if name == "pause":
            self.end_breaths()
            if pause := self.pause(value, column):
                self.items.append(pause)
        elif name == "breathe":
            self.end_breaths()
            self.turns = []
            self.items.append(Breaths(self.count(value, column), ()))
        else:
            self.report(
                column,
                f"“{words}” is neither a pause nor a breath.",
                "Write [pause: sense], [pause: 8 s] or [breathe: 4].",
            )

    def pause(self, value: str, column: int) -> Pause | None:
        """Read what stands behind “pause:”."""
        if value in list(PauseClass):
            return Pause(PauseClass(value))
        match = _SECONDS.fullmatch(value)
        if match is None:
            self.report(
                column,
                f"“{value}” is no pause;",
                nearest(value, PauseClass) + " Or write seconds: [pause: 8 s].",
            )
            return None
        bounds = OWN_PAUSE.scaled(float(match["usual"]))
        bounds = replace(bounds, most=min(bounds.most, max(bounds.usual, LONGEST_PAUSE)))
        if match["least"]:
            least, most = float(match["least"]), float(match["most"])
            bounds = Bounds(least, bounds.usual, most)
        if not 0 < bounds.least <= bounds.usual <= bounds.most <= LONGEST_PAUSE:
            self.report(
                column,
                f"“{value}” can't be kept.",
                f"The least comes first, and no pause is over {LONGEST_PAUSE:g} s.",
            )
            return None
        return Pause(bounds)

    def count(self, value: str, column: int) -> int:
        """Read how many breaths; one when that can't be read."""
        if value.isdecimal() and 1 <= int(value) <= MOST_BREATHS:
            return int(value)
        self.report(
            column,
            f"“{value}” is no number of breaths.",
            f"Write [breathe: 4], with 1 to {MOST_BREATHS}.",
        )
        return 1

    def read_turn(self, words: str, column: int) -> None:
        if self.turns is None:
            self.report(
                column,
                "A row with “-” belongs under [breathe: …].",
                "Put [breathe: 4] above it, or take the “-” away.",
            )
            return
        match = _TURN.fullmatch(words)
        if match is None:
            self.report(
                column,
                f"“{words}” is no phase of a breath.",
                "Write “- in: …”, “- out: …” or “- quiet”.",
            )
        elif match["quiet"]:
            self.turns.append(Turn())
        else:
            self.add_phrase(
                match["way"].lower(), match["said"], column + match.start("said")
            )

    def add_phrase(self, way: str, said: str, column: int) -> None:
        turns = self.turns
        assert turns is not None  # noqa: S101 - read_turn asks before it calls
        said, name = self.read_id(said, column)
        pieces = [piece.strip() for piece in re.split(r"\|(?![^{}]*\})", said)]
        if len(pieces) > 2 or not all(pieces):  # noqa: PLR2004 - a long form and a short one
            self.report(
                column, "This phrase can't be read.", "Write “long form | short”."
            )
            return
        phrase = Phrase(pieces[0], pieces[1] if pieces[1:] else "", name, self.row)
        if way == "in":
            turns.append(Turn(inwards=phrase))
        elif turns and turns[-1].outwards is None and turns[-1].inwards:
            turns[-1] = replace(turns[-1], outwards=phrase)
        else:
            turns.append(Turn(outwards=phrase))

    def read_id(self, words: str, column: int) -> tuple[str, str]:
        """Part a line from its id, and look at its braces."""
        match = TRAILING_ID.search(words)
        said = (words[: match.start()] if match else words).strip()
        name = match["id"] if match else ""
        at = column + (match.start("id") if match else 0)
        if match and not ID.fullmatch(name):
            self.report(
                at, f"“{name}” is no id.", "Use letters, digits, “-”, “_” and “.”."
            )
            name = ""
        elif name in self.ids:
            self.report(
                at,
                f"The id “{name}” stands at line {self.ids[name]} already.",
                "Take it away and let `unclench pack check --ids` write a new one.",
            )
            name = ""
        elif name:
            self.ids[name] = self.row
        for slot in sorted(slots.asked(said) - slots.NAMES):
            self.report(
                column + said.index("{" + slot),
                f"There is no own word “{slot}”;",
                nearest(slot, slots.NAMES),
            )
        rest = slots.SLOT.sub("", said)
        if "{" in rest or "}" in rest:
            self.report(
                column,
                "A brace in this line can't be read.",
                "Write {place.sound} or {place.sound|words to fall back on}.",
            )
            return "", name
        return said, name

    # -- Ends ----------------------------------------------------------------------

    def end_breaths(self) -> None:
        if self.turns is None:
            return
        breaths = self.items.pop()
        assert isinstance(breaths, Breaths)  # noqa: S101 - it was put there when turns began
        if self.turns:
            self.items.append(replace(breaths, turns=tuple(self.turns)))
        else:
            self.report(
                1,
                "These breaths have no words.",
                "Add “- in: …”, “- out: …” or “- quiet”.",
            )
        self.turns = None

    def end_passage(self) -> None:
        self.end_breaths()
        passage = Passage(
            self.part or Part.SETTLE, tuple(self.items), self.title, self.tags
        )
        if self.part and passage.spoken:
            self.passages.append(passage)
        elif self.title or self.items:
            self.report(
                1, "The passage above has no words.", "Write a line, or take it out."
            )
        self.title, self.tags, self.items = "", Tags(), []
