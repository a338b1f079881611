"""What of a pack is not said in each of its languages."""

from collections.abc import Iterator
from pathlib import Path

from unclench.content import PACK_FILE, Library, Pack
from unclench.content.gaps import Lack, missing
from unclench.content.review import Finding, Level

RULE = "language"
WHY = {
    Lack.MISSING: "In “{language}” there is no “{name}”.",
    Lack.EXTRA: "Only in “{language}” there is “{name}”.",
    Lack.ELSEWHERE: "In “{language}”, “{name}” stands in another passage.",
    Lack.OTHERWISE: "In “{language}”, the passage “{name}” has other tags or pauses.",
}


def untranslated(folder: Path, pack: Pack, library: Library) -> Iterator[Finding]:
    """Hold a pack's languages against each other; nothing, where it has one."""
    own = f"{pack.name}/"
    mine = [s for s in library.scripts if own in f"{s.technique} {s.scene}"]
    for language in sorted({script.language for script in mine}):
        for gap in missing(library, language):
            if own not in gap.name:
                continue
            name = gap.name.replace(own, "")
            why = WHY[gap.lack].format(language=language, name=name)
            way = f"It says: “{gap.words}”" if gap.words else ""
            file = gap.file or str(folder / PACK_FILE)
            yield Finding(file, gap.line, 1, RULE, Level.WARNING, "", why, way)
