"""Packs written for a test."""

from pathlib import Path

HEAD = "---\ntitle: Walk\ntechnique: {technique}\n{more}---\n\n"
PACK = """\
name = "{name}"
title = "Orchard"
author = "Somebody"
licence = "CC-BY-4.0"
language = "en"
version = "1"
"""
TECHNIQUE = """\
name = "Slow walk"
summary = "Along a row of trees."
evidence = "Not studied."
source = "None."
parts = ["safety", "scene", "return"]
postures = ["sitting"]
silence = [0.3, 0.7]
minutes = {{ least = 1, usual = 1, most = 5 }}
{more}
"""
SCENE = 'name = "Bench"\nsummary = "A bench."\n'
WALK = "# Scene\nA row of old trees. {#walk.01}\n[pause: sense]\nDry grass. {#walk.02}\n"


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """Write one file, and the folders it lies in."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def new_pack(folder: Path, name: str = "orchard") -> Path:
    """Write a pack that has only its ``pack.toml``."""
    put(folder, "pack.toml", PACK.format(name=name))
    return folder


def walk(folder: Path, name: str = "orchard", body: str = WALK, more: str = "") -> Path:
    """Write a pack with one technique, slow-walk."""
    new_pack(folder, name)
    put(folder, "techniques/slow-walk.toml", TECHNIQUE.format(more=more))
    put(folder, "walk.md", script("slow-walk", body))
    return folder


def script(technique: str, body: str = WALK, more: str = "") -> str:
    """Return the text of a script of a technique."""
    return HEAD.format(technique=technique, more=more) + body
