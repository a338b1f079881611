"""Reference pages hold what the code has: no more and no less."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import pytest
from pydantic import BaseModel
from tests.docs.pages import DOCS, first_column, section

from unclench.cli.commands import unclench
from unclench.composer import Needs, Recipe, choose
from unclench.config import Settings
from unclench.content import Library, Movement, Pack, Scene, Technique, guard
from unclench.session import SessionStore, Studio
from unclench.sound import Format
from unclench.vocabulary.method import PAUSES
from unclench.voice import ClipStore, find_voice


def test_every_setting_is_documented() -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    documented = [n for n in first_column(text) if n.startswith("UNCLENCH_")]
    assert documented == [f"UNCLENCH_{name.upper()}" for name in Settings.model_fields]
    for field in Settings.model_fields.values():
        assert field.description is not None
        assert field.description in text


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command by its full name."""
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


def test_every_command_and_option_is_documented() -> None:
    page = DOCS / "command-line.md"
    documented = {
        heading: {n for n in first_column(section(page, heading)) if n.startswith("--")}
        for heading in re.findall(
            r"^## (unclench .*)$", page.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert documented == {
        name: {
            option
            for parameter in command.params
            if isinstance(parameter, click.Option)
            for option in (*parameter.opts, *parameter.secondary_opts)
        }
        for name, command in commands(unclench, "unclench")
    }


def test_pauses_are_documented_as_they_are_kept() -> None:
    rows = re.findall(
        r"\| `\[pause: (\w+)\]` \| ([\d.]+) \(([\d.]+) – ([\d.]+)\)",
        (DOCS / "script-format.md").read_text(encoding="utf-8"),
    )
    assert {
        name: (float(least), float(usual), float(most))
        for name, usual, least, most in rows
    } == {name: (b.least, b.usual, b.most) for name, b in PAUSES.items()}


def test_every_field_of_a_recipe_is_documented() -> None:
    documented = first_column(section(DOCS / "session-file.md", "The recipe"))
    assert set(documented) - {"inwards", "outwards"} == {f.name for f in fields(Recipe)}


def test_every_field_of_a_session_file_is_documented(tmp_path: Path) -> None:
    content = session_file(tmp_path)
    cues = content["cues"]
    there = {
        "The whole": set(content),
        "A chapter": set(content["chapters"][0]),
        "A cue": {name for cue in cues for name in cue},
        "A sound file": set(content["audio"]["wav"]),
    }
    page = DOCS / "session-file.md"
    assert {name: set(first_column(section(page, name))) for name in there} == there


def session_file(folder: Path) -> dict[str, Any]:
    """The session file of a posture reset, really rendered."""
    library, voice = Library.load(), find_voice()
    studio = Studio(voice, ClipStore(folder / "clips"), folder / "textures")
    recipe = choose(Needs("posture-reset", voice.identity, minutes=1), library)
    session = SessionStore(folder / "sessions").make(
        recipe, library, studio, [Format.WAV]
    )
    content: dict[str, Any] = json.loads(session.record.read_bytes())
    return content


@pytest.mark.parametrize(
    ("heading", "record"),
    [
        ("pack.toml", Pack),
        ("techniques/NAME.toml", Technique),
        ("scenes/NAME.toml", Scene),
        ("movements/NAME.toml", Movement),
    ],
)
def test_every_field_of_a_pack_s_files_is_documented(
    heading: str, record: type[BaseModel]
) -> None:
    page = (DOCS / "packs.md").read_text(encoding="utf-8")
    table = page.partition(f"### {heading}\n")[2].partition("\n\n###")[0]
    rows = re.findall(r"^\| (`[^|]*) \|", table.partition("\n## ")[0], re.MULTILINE)
    documented = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert documented == set(record.model_fields) - {"id"}


def test_the_bounds_of_a_pack_are_documented_as_they_are_kept() -> None:
    table = section(DOCS / "packs.md", "When something is wrong")
    numbers = {int(n.replace(",", "")) for n in re.findall(r"\b\d[\d,]*\b", table)}
    assert numbers == {
        guard.MOST_FILES,
        guard.MOST_BYTES // 1_000_000,
        guard.MOST_FILE_BYTES // 1_000_000,
        guard.MOST_FOLDERS,
        guard.LONGEST_ROW,
        guard.DEEPEST,
    }
