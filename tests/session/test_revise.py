"""A session changed in one line keeps the times and the gains of what it was before."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.content.packs import PACK, SCENE, TECHNIQUE, put

from unclench.composer import Needs, Recipe, choose
from unclench.content import Library
from unclench.session import Session, Studio, prepare, render, revised
from unclench.sound import Format

WALK = """\
# Scene
[passage: trees]
A row of old trees. {{#walk.01}}
[pause: sense]
{line} {{#walk.02}}
[pause: sense]
A bench in the shade. {{#walk.03}}
[pause: sense]
Dry grass, and warm stone. {{#walk.04}}
[pause: sense]
"""


def library_with(folder: Path, line: str) -> Library:
    put(folder, "pack.toml", PACK.format(name="orchard"))
    put(folder, "scenes/bench.toml", SCENE)
    put(folder, "techniques/walk.toml", TECHNIQUE.format(more=""))
    head = "---\ntitle: Walk\ntechnique: walk\n---\n\n"
    put(folder, "en/walk.md", head + WALK.format(line=line))
    return Library.load([folder])


def asked(library: Library, studio: Studio) -> Recipe:
    needs = Needs("orchard/walk", studio.voice.identity, minutes=1.5, ambience="ocean")
    return choose(needs, library, seed=7)


@pytest.fixture(scope="module")
def before(studio: Studio, tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("before")
    library = library_with(folder / "pack", "Bees far off.")
    prepared = prepare(asked(library, studio), library, studio)
    return render(prepared, folder, [Format.OPUS])


def test_a_changed_line_changes_only_what_is_near_it(
    before: Session, studio: Studio, tmp_path: Path
) -> None:
    old = library_with(tmp_path / "old", "Bees far off.")
    new = library_with(tmp_path / "new", "Bees far off, and slow.")
    recipe = revised(asked(new, studio), before)

    was = prepare(asked(old, studio), old, studio)
    now = prepare(recipe, new, studio)

    assert recipe.kept
    assert [c.start for c in now.timeline.speech] == [
        c.start for c in was.timeline.speech
    ]
    changed = next(cue for cue in now.timeline.speech if cue.line.endswith("walk.02"))
    n = changed.start - 48_000
    assert np.array_equal(now.mix.mix(0, n), was.mix.mix(0, n))
    after = changed.end + 3 * 48_000
    rest = now.timeline.length - after
    assert np.array_equal(now.mix.mix(after, rest), was.mix.mix(after, rest))


def test_nothing_changed_is_the_session_itself(
    before: Session, studio: Studio, tmp_path: Path
) -> None:
    library = library_with(tmp_path, "Bees far off.")

    assert revised(asked(library, studio), before) == asked(library, studio)


def test_a_recipe_with_times_is_read_back_as_it_was(
    before: Session, studio: Studio, tmp_path: Path
) -> None:
    recipe = revised(asked(library_with(tmp_path, "Bees, slow."), studio), before)

    assert recipe.kept
    assert Recipe.from_json(recipe.canonical) == recipe


@pytest.mark.parametrize("change", [{"seconds": 120}, {"seed": 8}, {"ambience": "rain"}])
def test_another_kind_of_session_keeps_nothing(
    change: dict[str, object], before: Session, studio: Studio, tmp_path: Path
) -> None:
    other = asked(library_with(tmp_path, "Bees, slow."), studio)
    recipe = replace(other, **change)  # type: ignore[arg-type]  # any of its fields

    assert revised(recipe, before) == recipe
