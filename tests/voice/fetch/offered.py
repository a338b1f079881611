"""Catalogues of voices that are served on this machine."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.voice.fetch.server import Served, serving_files

CATALOGUE = "UNCLENCH_CATALOGUE"
"""The setting that names the folder of one's own catalogue."""


def described(name: str, engine: str, files: dict[str, bytes], source: str) -> str:
    """A voice as a file of the catalogue: the model comes first, then what belongs to it.

    The speakers of a Kokoro are those of `tiny_kokoro`.
    """
    beside = {"kokoro": "styles", "piper": "config"}[engine]
    rows = [
        f'name = "{name}"',
        f'title = "{name.capitalize()}"',
        f'engine = "{engine}"',
        'language = "en-US"',
        'licence = "CC0-1.0"',
        f'source = "{source}"',
        'hears.en = "Tones."',
    ]
    for table, (file, content) in zip(("model", beside), files.items(), strict=True):
        digest = hashlib.sha256(content).hexdigest()
        rows += [f"[{table}]", f'name = "{file}"', f"bytes = {len(content)}"]
        rows += [f'sha256 = "{digest}"']
    if engine == "kokoro":
        rows += ["[[speakers]]", 'name = "af_heart"', 'hears.en = "Higher tones."']
        rows += ["[[speakers]]", 'name = "bf_emma"', 'language = "en-GB"']
    return "\n".join(rows)


@contextmanager
def offered(
    folder: Path, voices: dict[tuple[str, str], dict[str, bytes]]
) -> Iterator[Served]:
    """Serve voices, by their names and engines, and write their catalogue to a folder."""
    folder.mkdir(exist_ok=True)
    files = {file: content for each in voices.values() for file, content in each.items()}
    with serving_files(files) as served:
        for (name, engine), own in voices.items():
            text = described(name, engine, own, served.address)
            (folder / f"{name}.toml").write_text(text, "utf-8")
        yield served
