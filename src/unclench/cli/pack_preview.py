"""``unclench pack preview``: a practice of a pack, to read and to hear."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from unclench.cli.session import make, readable_name
from unclench.cli.trouble import Trouble, explained
from unclench.composer import Needs, choose
from unclench.config import Settings
from unclench.content import Library, Pack
from unclench.session import quiet_share, transcript
from unclench.vocabulary.nearest import UnknownName
from unclench.voice import find_voice, voice_for


@click.command("preview")
@click.argument(
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.argument("technique")
@click.option("--minutes", type=float, help="Length; else the technique's usual one.")
@click.option("--scene", default="", help="Where it takes place, or what is rehearsed.")
@click.option("--language", help="Which one it is spoken in; else the pack's.")
@click.option("--seed", default=1, show_default=True, help="Another one, other words.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write: .mp3, .m4a, .opus, .flac or .wav.",
)
def command(
    *,
    folder: Path,
    technique: str,
    minutes: float | None,
    scene: str,
    language: str | None,
    seed: int,
    out: Path | None,
) -> None:
    """Compose TECHNIQUE of the pack in DIR, write it as audio, and print what is said.

    The pack need not be installed. Its own names may be written as in its files, or
    with the pack's before them; what ships can be heard with a scene of the pack.
    """
    with explained():
        library = Library.load([folder])
        for problem in library.problems:
            click.secho(str(problem), fg="yellow", err=True)
        pack = next(iter(library.packs.values()), None)
        if pack is None:
            raise Trouble(f"{folder} can't be used as a pack: see above.")
        language = language or pack.language
        voices = Settings().voices
        voice = find_voice(voice_for(language, "", voices), voices)
        places = {**library.scenes, **library.movements}
        needs = Needs(
            _meant("technique", pack, technique, library.techniques),
            voice=voice.identity,
            language=language,
            minutes=minutes,
            scene=scene and _meant("scene", pack, scene, places),
        )
        recipe = choose(needs, library, seed=seed)
        session = make(recipe, library, voice, out or Path(readable_name(recipe)))
    content = json.loads(session.record.read_bytes())
    click.echo(transcript(content))
    (audio,) = session.audio
    quiet = quiet_share(content)
    click.echo(f"\n{quiet:.0%} of it is quiet. It can be heard in {session.sound(audio)}")


def _meant(kind: str, pack: Pack, name: str, known: Iterable[str]) -> str:
    """Return what a name means that may be written as in the pack's own files."""
    names = set(known)
    found = next((n for n in (pack.outside(name), name) if n in names), None)
    if found is None:
        raise UnknownName(kind, name, (n.removeprefix(f"{pack.name}/") for n in names))
    return found
