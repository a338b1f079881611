"""``unclench session``: one session as files."""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from unclench.cli.form import text_or_json
from unclench.cli.language import in_a_language, library_in, voice_in
from unclench.cli.library import load_library
from unclench.cli.one_of import OneOf
from unclench.cli.somebody import name_somebody
from unclench.cli.told import told
from unclench.cli.trouble import Trouble, explained
from unclench.cli.tuned import tuning_of, with_tuning
from unclench.composer import Recipe, choose
from unclench.config import Settings
from unclench.content import Library, Technique, file_name
from unclench.person import Refusal, Unfit, fit, needs_of
from unclench.session import (
    Session,
    SessionStore,
    Studio,
    export,
    make_room,
    prepare,
    render,
)
from unclench.session.studio import Progress, share
from unclench.sound import Crew, Format
from unclench.sound.own import own_sounds
from unclench.vocabulary import (
    BreathPattern,
    Eyes,
    Groups,
    Moment,
    Posture,
    Region,
    SenseMode,
    Tone,
)
from unclench.vocabulary.method import RUNGS
from unclench.voice import ClipStore, Voice

_SPEAKING = 0.1
"""Share of the work that comes before the first sample is mixed."""


def _own_words(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """Read ``NAME=WORDS``, as often as it was given, fit to be spoken."""
    own = {}
    for each in given:
        name, equals, words = each.partition("=")
        if not equals:
            message = f"{each!r} is not NAME=WORDS, such as place.sound='slow rain'."
            raise click.BadParameter(message)
        try:
            own[name.strip()] = fit(words)
        except Unfit as error:
            if error.refusal is Refusal.CRISIS:
                name_somebody(told(load_library()))
            raise click.BadParameter(f"{name.strip()}: {error}") from error
    return own


class Mode(StrEnum):
    """How a session is heard, apart from its tone."""

    VISUAL = "visual"
    NON_VISUAL = "non-visual"
    EYES_OPEN = "eyes-open"
    GENTLE = "gentle"


def _of_modes(modes: tuple[Mode, ...]) -> dict[str, Any]:
    """Return modes as fields of `Needs`."""
    senses = {Mode.VISUAL: SenseMode.VISUAL, Mode.NON_VISUAL: SenseMode.NON_VISUAL}
    chosen = [senses[mode] for mode in modes if mode in senses]
    return {
        "sense": chosen[-1] if chosen else None,
        "eyes": Eyes.OPEN if Mode.EYES_OPEN in modes else None,
        "gentle": Mode.GENTLE in modes,
    }


@click.command("session")
@click.argument("technique")
@click.option("--minutes", type=float, help="Length; else the technique's usual one.")
@click.option("--scene", help="Where it takes place; `own` is your place.")
@click.option("--movement", help="Which movement is rehearsed.")
@click.option(
    "--rung",
    type=click.IntRange(1, RUNGS),
    help="Rung of its ladder: 1 is only to look, 6 to do it.",
)
@click.option(
    "--group-count",
    "groups",
    type=OneOf(Groups),
    help="Groups of muscles that warm-flow goes through.",
)
@click.option("--ambience", help="ocean, rain, forest ... own/NAME, or none.")
@click.option("--voice", help="Who speaks.  [default: the first of the language]")
@in_a_language
@click.option("--posture", type=OneOf(Posture), help="How the body is held.")
@click.option("--tone", type=OneOf(Tone), help="Bare facts, warm, or with more quiet.")
@click.option(
    "--mode",
    "modes",
    type=OneOf(Mode),
    multiple=True,
    help="For who sees no pictures, keeps the eyes open, or wants it gentle. Repeatable.",
)
@click.option("--region", type=OneOf(Region), help="Where you feel it most.")
@click.option(
    "--avoid", type=OneOf(Region), multiple=True, help="A region to let be. Repeatable."
)
@click.option(
    "--caution",
    "cautions",
    multiple=True,
    metavar="NAME",
    help="Something to heed, such as pregnancy or panic. Repeatable.",
)
@click.option(
    "--block",
    "blocked",
    multiple=True,
    metavar="WORD",
    help="A word or topic never to be spoken, such as water. Repeatable.",
)
@click.option(
    "--breath",
    type=OneOf(BreathPattern),
    help="Pace of the breath: easy at first, four in and six out, or left to itself.",
)
@click.option(
    "--breath-tone/--no-breath-tone",
    default=None,
    help="A soft tone that rises and falls with a paced breath.  [default: on]",
)
@with_tuning
@click.option(
    "--moment",
    type=OneOf(Moment),
    default=Moment.DAY.value,
    show_default=True,
    help="When it is heard; for sleep it is softer and fades away.",
)
@click.option(
    "--seed", default=1, show_default=True, help="Another one, another session."
)
@click.option(
    "--set",
    "own",
    multiple=True,
    metavar="NAME=WORDS",
    callback=_own_words,
    help="Words of your own, such as place.sound='slow rain'. May be repeated.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write: .mp3, .m4a, .opus, .flac or .wav.",
)
@text_or_json
def command(
    *,
    voice: str | None,
    language: str | None,
    seed: int,
    movement: str | None,
    modes: tuple[Mode, ...],
    out: Path | None,
    form: str,
    **wishes: Any,  # noqa: ANN401 - the fields of Needs, as click read them
) -> None:
    """Make one session of TECHNIQUE as an audio file.

    Captions (.vtt) and an account of the whole session (.json) are put beside it. The
    same wishes give the same session, to the byte. What can be practised is listed by:
    unclench techniques

    What you told with unclench me counts here too; cautions and blocked words add up.

    \b
    unclench session calm-place --minutes 10 --scene beach --ambience ocean
    unclench session calm-place --scene own --set place.sound="slow rain"
    unclench session scan-nature --moment sleep --out tonight.m4a
    unclench session rehearse --movement pick-up --rung 2
    """  # noqa: D301 - click's own mark, for lines that stay lines
    with explained():
        library = load_library()
        me = told(library)
        spoken = library_in(language, me, library).language
        speaker = voice_in(spoken, voice, me.voice)
        place = movement or wishes.pop("scene")
        wish = wishes | _of_modes(modes) | {"scene": place}
        technique = wish.pop("technique")
        _refuse_unmeant(library.technique(technique), wish)
        wish |= {"sounds": own_ambiences()}
        wish |= {"language": spoken, "tuning": tuning_of(me.tuning, wish)}
        needs = needs_of(
            me,
            technique,
            speaker.identity,
            library,
            spacious=speaker.spacious,
            **wish,
        )
        recipe = choose(needs, library, seed=seed)
        out = out or Path(readable_name(recipe))
        session = make(recipe, library, speaker, out)
    click.echo(_as_json(session) if form == "json" else _as_text(session))


def _refuse_unmeant(technique: Technique, wish: dict[str, Any]) -> None:
    """Say what an option does not mean here, rather than pass over it."""
    if wish["rung"] and not technique.ladder:
        raise Trouble(f"{technique.name} has no rungs. They belong to: rehearse")
    if wish["groups"] and not technique.groups:
        raise Trouble(f"{technique.name} has no groups of muscles; warm-flow has.")


def make(recipe: Recipe, library: Library, voice: Voice, out: Path) -> Session:
    """Make the session of a recipe into `out` and the files beside it.

    It is rendered in the data folder, where what a killed command leaves behind is
    found and swept, and only what is whole is put in place.
    """
    fmt = Format.of(out)
    _refuse_early(out.parent)
    settings = Settings()
    store = SessionStore(settings.sessions)
    with Crew(settings.workers) as crew, _shown() as progress, store.aside() as folder:
        studio = Studio(
            voice,
            ClipStore(settings.clips),
            settings.textures,
            crew,
            settings.chunks,
            sounds=settings.sounds,
        )
        prepared = prepare(
            recipe, library, studio, progress=share(progress, 0, _SPEAKING)
        )
        session = render(
            prepared,
            folder,
            [fmt],
            stem=out.stem,
            crew=crew,
            chunks=studio.chunks,
            progress=share(progress, _SPEAKING, 1),
        )
        exported = export(session, out.parent)
    make_room(settings, store)
    return exported


def own_ambiences() -> tuple[str, ...]:
    """Sounds of the person's own, as recipes name them."""
    return tuple(sound.ambience for sound in own_sounds(Settings().sounds))


def readable_name(recipe: Recipe) -> str:
    """Return the name of the file to write, where none was given."""
    minutes = f"{recipe.minutes:g}-min"
    named = "-".join(filter(None, (recipe.technique, recipe.scene, minutes)))
    return f"{file_name(named)}.mp3"


def _refuse_early(folder: Path) -> None:
    """Find out before the work, not after it, that its end can't be written."""
    if not folder.is_dir():
        raise Trouble(f"There is no folder {folder}. Make it first.")
    with tempfile.TemporaryFile(dir=folder):
        pass


@contextmanager
def _shown() -> Iterator[Progress]:
    """Show progress to who is watching."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return

    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = TextColumn("Composing"), BarColumn(), TaskProgressColumn()
    # A thread that redraws would forbid the workers to be forked.
    with Bar(
        *columns,
        console=Console(file=sys.stderr),
        auto_refresh=False,
        transient=True,
    ) as bar:
        task = bar.add_task("", total=1)

        def tell(done: float) -> None:
            bar.update(task, completed=done, refresh=True)

        yield tell


def _as_text(session: Session) -> str:
    (name,) = session.audio
    facts = session.audio[name]
    minutes, seconds = divmod(round(session.seconds), 60)
    return (
        f"{session.title}, {minutes}:{seconds:02} min\n"
        f"{session.sound(name)}  {facts.bytes / 1e6:.1f} MB, "
        f"{facts.lufs:.1f} LUFS, peak {facts.true_peak:.1f} dBTP\n"
        f"{session.captions}\n{session.record}"
    )


def _as_json(session: Session) -> str:
    (name,) = session.audio
    told = {
        "digest": session.digest,
        "technique": session.technique,
        "file": str(session.sound(name)),
        "captions": str(session.captions),
        "seconds": session.seconds,
        "lufs": session.audio[name].lufs,
        "true_peak": session.audio[name].true_peak,
    }
    return json.dumps(told, ensure_ascii=False)
