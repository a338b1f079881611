import json
import re
from pathlib import Path

from tests.cli.conftest import Run
from tests.content.packs import TECHNIQUE, put, script, walk

from unclench.content import SHIPPED, Library, parse

BARE = """\
---
title: The garden
---

# Scene

You are in a garden.
The bench is warm.
"""


def test_the_shipped_library_has_no_mistake(run: Run) -> None:
    told = run("pack", "check", SHIPPED)

    assert told.returncode == 0, told.stdout
    assert told.stdout.splitlines()[-1].startswith("All is well.")


def test_a_shipped_script_alone_has_no_mistake(run: Run) -> None:
    told = run("pack", "check", *sorted(SHIPPED.glob("en/calm-place/*.md")))

    assert told.returncode == 0, told.stdout


def test_every_mistake_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "garden.md"
    script.write_text(
        BARE.replace("# Scene", "# Scne").replace("The bench", "[pause: wide]\nThe")
    )

    told = run("pack", "check", script)

    rows = told.stdout.splitlines()
    assert told.returncode == 1
    assert all(re.match(rf"{re.escape(str(script))}:\d+:\d+: ", row) for row in rows)
    assert [row.split(":")[1] for row in rows] == sorted(
        (row.split(":")[1] for row in rows), key=int
    )
    assert "did you mean scene?" in told.stdout
    assert "wide" in told.stdout


def test_lines_without_an_id_are_told_and_get_one(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "garden.md"
    script.write_text(BARE)

    before = run("pack", "check", script)
    written = run("pack", "check", script, "--ids")

    assert before.returncode == 1
    assert f"{script}:7:1: This line has no id." in before.stdout
    assert written.returncode == 0
    assert written.stdout == f"{script}: ids written\nAll is well.\n"
    assert script.read_text().splitlines()[6:] == [
        "You are in a garden. {#garden.01}",
        "The bench is warm. {#garden.02}",
    ]


def test_ids_never_double_those_of_the_library(run: Run, tmp_path: Path) -> None:
    script = put(tmp_path, "en/beach.md", BARE)

    run("pack", "check", tmp_path, "--ids")

    shipped = Library.load().passages()
    ids = [line.id for p in parse(script.read_text())[0].passages for line in p.lines]
    assert len(ids) == 2
    assert shipped.keys().isdisjoint(ids)


def test_a_folder_of_loose_scripts_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "garden.md").write_text(BARE)

    told = run("pack", "check", tmp_path)

    assert told.returncode == 1
    assert len(told.stdout.splitlines()) == 2


def test_a_file_that_is_not_there_ends_with_2(run: Run, tmp_path: Path) -> None:
    assert run("pack", "check", tmp_path / "nowhere.md").returncode == 2


def test_a_file_that_is_no_text_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    script = put(tmp_path, "garden.md", "# Scene\nThe café.\n".encode("latin-1"))

    told = run("pack", "check", script)

    assert told.returncode == 1
    assert told.stdout == (
        f"{script}:2:1: This is not text in UTF-8 (byte 15). Save it as UTF-8.\n"
    )


def test_the_coach_is_asked_and_its_errors_fail(run: Run, tmp_path: Path) -> None:
    pack = walk(tmp_path / "orchard", body="# Scene\nThere is no pain now. {#walk.01}\n")

    told = run("pack", "check", pack, "--format", "json")

    (error,) = [each for each in json.loads(told.stdout) if each["rule"] == "L01"]
    assert told.returncode == 1
    assert list(error) == [
        *("file", "line", "column", "rule"),
        *("level", "words", "why", "suggestion"),
    ]
    assert (error["file"], error["line"]) == (str(pack / "walk.md"), 7)


def test_mistakes_of_a_pack_are_told_for_programs_too(run: Run, tmp_path: Path) -> None:
    pack = walk(tmp_path / "orchard")
    broken = put(pack, "scenes/bench.toml", "name = 'Bench'\n")

    told = run("pack", "check", pack, "--format", "json")

    assert {
        "file": str(broken),
        "line": 0,
        "column": 1,
        "rule": "script",
        "level": "error",
        "words": "",
        "why": "“summary” is missing.",
        "suggestion": "Add a row: summary = …",
    } in json.loads(told.stdout)


def test_a_length_that_the_words_don_t_fill_is_told(run: Run, tmp_path: Path) -> None:
    pack = walk(tmp_path / "orchard")
    long = TECHNIQUE.format(more="").replace("most = 5", "most = 20")
    technique = put(pack, "techniques/slow-walk.toml", long)

    told = run("pack", "check", pack)

    assert told.returncode == 1
    assert f"{technique}:0:1: Slow walk can't last 20 minutes: with" in told.stdout


def test_a_folder_that_was_to_be_a_pack_is_told_what_is_missing(
    run: Run, tmp_path: Path
) -> None:
    (walk(tmp_path) / "pack.toml").unlink()

    told = run("pack", "check", tmp_path)

    assert told.returncode == 1
    assert told.stdout.startswith(
        f"{tmp_path / 'pack.toml'}:0:1: A pack needs this file."
    )


def test_ids_are_not_written_through_a_link(run: Run, tmp_path: Path) -> None:
    outside = put(tmp_path, "outside.md", BARE)
    pack = walk(tmp_path / "orchard")
    (pack / "link.md").symlink_to(outside)

    told = run("pack", "check", pack, "--ids")

    assert told.returncode == 1
    assert f"{pack / 'link.md'}:0:1: This is a link." in told.stdout
    assert outside.read_text() == BARE


def test_recordings_are_noted(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "orchard"
    run("pack", "new", pack)
    put(pack, "recordings/warm-cup.01.wav", b"RIFF\0\0")

    told = run("pack", "check", pack)

    assert told.returncode == 0
    assert f"{pack / 'recordings'}: kept for later" in told.stdout


def test_what_is_missing_in_a_language_is_a_warning(run: Run, tmp_path: Path) -> None:
    pack = walk(tmp_path / "orchard")
    german = "# Scene\nAlte Apfelbäume. {#walk.01}\n[pause: sense]\n"
    put(pack, "de/walk.md", script("slow-walk", german, more="language: de\n"))
    put(pack, "de/names.toml", "[techniques.slow-walk]\nname = 'Langsam gehen'\n")

    told = run("pack", "check", pack)

    walked = pack / "walk.md"
    assert told.returncode == 0, told.stdout
    assert (
        f"{walked}:9:1: language warning: In “de” there is no “walk.02”. "
        "It says: “Dry grass.”"
    ) in told.stdout
    assert "there is no “techniques.slow-walk.summary”" in told.stdout
    assert "slow-walk.name" not in told.stdout
