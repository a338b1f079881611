"""Packs are found in the data folder and beside Python packages, which never run."""

import sys
from pathlib import Path

import pytest
from tests.content.packs import put, walk

from unclench.content import Library

SHIPPED = Library.load()
BOOM = "raise SystemExit('a pack has run code')\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that Python packages are installed in."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


def installed_by_pip(site: Path, entry: str, name: str = "pear") -> None:
    """Write a Python package as pip leaves it."""
    info = f"pack_{name}-1.dist-info"
    put(
        site,
        f"{info}/METADATA",
        f"Metadata-Version: 2.1\nName: pack-{name}\nVersion: 1\n",
    )
    put(site, f"{info}/entry_points.txt", f"[unclench.packs]\n{name} = {entry}\n")


def brought(folder: Path) -> tuple[set[str], list[str]]:
    """What packs brought, and what was told of them."""
    library = Library.installed(folder)
    names = library.techniques.keys() - SHIPPED.techniques.keys()
    return set(names), [problem.message for problem in library.problems]


def test_packs_of_the_data_folder_and_of_pip_are_read(tmp_path: Path, site: Path) -> None:
    walk(tmp_path / "packs" / "orchard")
    walk(site / "pear_pack", "pear")
    put(site, "pear_pack/__init__.py", BOOM)
    installed_by_pip(site, "pear_pack")

    assert brought(tmp_path / "packs") == ({"orchard/slow-walk", "pear/slow-walk"}, [])
    assert "pear_pack" not in sys.modules


def test_a_package_within_another_one_runs_neither(tmp_path: Path, site: Path) -> None:
    walk(site / "pears" / "of" / "ours", "pear")
    for package in ("pears", "pears/of", "pears/of/ours"):
        put(site, f"{package}/__init__.py", BOOM)
    installed_by_pip(site, "pears.of.ours:anything")

    assert brought(tmp_path / "packs") == ({"pear/slow-walk"}, [])


def test_the_data_folder_comes_before_pip(tmp_path: Path, site: Path) -> None:
    walk(tmp_path / "packs" / "mine-first", "pear")
    walk(site / "pear_pack", "pear")
    installed_by_pip(site, "pear_pack")

    library = Library.installed(tmp_path / "packs")

    (problem,) = library.problems
    assert problem.file == str(site / "pear_pack" / "pack.toml")
    assert problem.message == "Another pack is called “pear”, so this one is left out."


@pytest.mark.parametrize("entry", ["nowhere", "json", "sys", "..", "a b", "os.path:join"])
def test_an_entry_point_without_a_pack_is_told(
    entry: str, tmp_path: Path, site: Path
) -> None:
    installed_by_pip(site, entry)

    names, told = brought(tmp_path / "packs")

    assert names == set()
    assert [message[:19] for message in told] == ["The Python package "]


def test_what_is_no_folder_is_told_and_what_is_hidden_is_not(tmp_path: Path) -> None:
    put(tmp_path, "orchard.zip", b"PK")
    put(tmp_path, ".DS_Store", b"")
    walk(tmp_path / "pear", "pear")

    assert brought(tmp_path) == (
        {"pear/slow-walk"},
        ["This is no folder, so it is no pack."],
    )


def test_the_person_s_own_pack_comes_first(tmp_path: Path) -> None:
    walk(tmp_path / "another", "mine")
    walk(tmp_path / "mine", "mine")

    library = Library.installed(tmp_path)

    assert library.packs["mine"].title == "Orchard"
    assert [Path(p.file).parent.name for p in library.problems] == ["another"]


def test_without_any_folder_there_is_what_ships(tmp_path: Path) -> None:
    assert brought(tmp_path / "nowhere") == (set(), [])
