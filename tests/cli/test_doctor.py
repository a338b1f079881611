from pathlib import Path

from tests.cli.conftest import Run
from tests.content.packs import new_pack, put


def test_all_is_well_where_it_is(run: Run, data: Path) -> None:
    told = run("doctor")

    rows = told.stdout.splitlines()
    assert (told.returncode, told.stderr) == (0, "")
    assert {row[:2] for row in rows} == {"ok"}
    assert [row[4:18].strip() for row in rows] == [
        *("Unclench", "Python", "Speech engine", "Encoders"),
        *("Data folder", "Free space", "Library"),
    ]
    assert str(data) in told.stdout


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")

    told = run("doctor", UNCLENCH_DATA=str(tmp_path / "taken"))

    assert told.returncode == 1
    found, remedy = told.stdout.partition("!!  ")[2].splitlines()[:2]
    assert found.startswith(f"Data folder    {tmp_path / 'taken'}: ")
    assert "set UNCLENCH_DATA" in remedy


def test_a_broken_pack_is_named_with_what_to_do(run: Run, tmp_path: Path) -> None:
    pack = new_pack(tmp_path / "packs" / "orchard")
    broken = put(pack, "techniques/stretch.toml", "name = ")

    told = run("doctor", UNCLENCH_DATA=str(tmp_path))

    assert told.returncode == 1
    assert f"{broken}:1:1: This can't be read" in told.stdout
