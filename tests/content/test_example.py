"""The worked example has nothing to mend, and is what the docs say it is."""

from pathlib import Path

import pytest

from unclench.cli.tried import tried
from unclench.composer import Needs, choose, write
from unclench.content import Library
from unclench.content.review import review

FOLDER = Path(__file__).parents[2] / "examples" / "orchard-bench"
LIBRARY = Library.load([FOLDER])
SCRIPTS = sorted(FOLDER.glob("scripts/*.md"))


def test_it_has_no_problem_and_fits_every_length() -> None:
    assert LIBRARY.problems == ()
    assert list(tried(FOLDER, LIBRARY.packs["orchard"], LIBRARY)) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_the_coach_has_nothing_to_say(script: Path) -> None:
    assert review(script.read_text("utf-8"), str(script)).findings == ()


@pytest.mark.parametrize(
    ("technique", "scene"),
    [("orchard/slow-pear", ""), ("calm-place", "orchard/bench")],
)
@pytest.mark.parametrize("seed", range(4))
def test_its_own_words_are_said(technique: str, scene: str, seed: int) -> None:
    needs = Needs(technique, voice="v", scene=scene)

    script = write(choose(needs, LIBRARY, seed=seed), LIBRARY)

    own = {utterance.text for utterance in script.utterances} & {
        line.text if hasattr(line, "text") else line.long
        for name, passage in LIBRARY.passages().items()
        if name.startswith("orchard/")
        for line in passage.spoken
    }
    assert len(own) > 6


def test_the_docs_show_its_files_as_they_are() -> None:
    docs = (FOLDER.parents[1] / "docs" / "packs.md").read_text("utf-8")
    assert f"```toml\n{(FOLDER / 'pack.toml').read_text('utf-8')}```" in docs
    script = (FOLDER / "scripts" / "bench.md").read_text("utf-8")
    begins = docs.index("title: Bench in the orchard")
    shown = docs[begins : docs.index("```", begins)]
    assert [row for row in shown.splitlines() if row not in script.splitlines()] == []
