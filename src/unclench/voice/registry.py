"""The voices there are, by name."""

import functools
from dataclasses import dataclass, replace
from importlib import metadata
from operator import itemgetter
from pathlib import Path

from unclench.content import Problem
from unclench.vocabulary.nearest import UnknownName
from unclench.voice.added import VOICE_FILE, added_voices
from unclench.voice.errors import VoiceNotReadyError
from unclench.voice.espeak import Speaker, find_engine
from unclench.voice.espeak.built_in import built_in
from unclench.voice.model import Kind, Voice
from unclench.voice.recorded.home import Home
from unclench.voice.recorded.settings import RecordedSettings
from unclench.voice.say.program import system_version, system_voices

DEFAULT_VOICE = next(iter(built_in()))
"""The one that speaks where nothing is said of voice or language."""

_ORDER = (Kind.NATURAL, Kind.BUILT_IN, Kind.HUMAN, Kind.SYSTEM)
"""Who speaks first of a language where nobody is wished for."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The name of a voice that will speak."""

    name: str
    instead_of: str = ""
    """The voice that was wished for and isn't there any more; empty where it is."""


def voice_names(language: str = "", folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the voices of a language, or of all; the default first.

    Natural voices come first, then those built in; recordings and the system's voices
    speak where they are wished for.

    Parameters
    ----------
    folder
        Where voices are that somebody added; without it, only those built in.
    """
    asked = language.partition("-")[0]
    known = [
        (_ORDER.index(kind), name)
        for name, (tag, kind) in _known(folder).items()
        if asked in ("", tag.partition("-")[0])
    ]
    return tuple(name for _place, name in sorted(known, key=itemgetter(0)))


def voice_for(language: str, wished: str = "", folder: Path | None = None) -> str:
    """Return the name of the voice that speaks a language: the wished one, if it does.

    Raises
    ------
    UnknownName
        If no voice speaks it; it names the languages that are spoken.
    """
    return chosen_voice(language, wished, folder).name


def chosen_voice(language: str, wished: str = "", folder: Path | None = None) -> Chosen:
    """Return the voice that speaks a language, and whether the wished one is gone.

    A voice that is there and speaks another language is not gone.

    Raises
    ------
    UnknownName
        If no voice speaks the language; it names the languages that are spoken.
    """
    names = voice_names(language, folder)
    known = _known(folder)
    if not names:
        spoken = {tag.partition("-")[0] for tag, _kind in known.values()}
        raise UnknownName("spoken language", language, spoken)
    if wished in names:
        return Chosen(wished)
    return Chosen(names[0], wished if wished not in known else "")


def find_voice(name: str = DEFAULT_VOICE, folder: Path | None = None) -> Voice:
    """Return the voice called `name`.

    Raises
    ------
    UnknownName
        If there is none; it names the nearest.
    VoiceNotReadyError
        If it was added, and can't speak as it lies there.
    EngineMissingError
        If its engine does not start here.
    """
    if name in built_in():
        language, settings = built_in()[name]
        return Voice(name, "espeak-ng", _espeak_version(), language, settings)
    added = added_voices(folder)
    if voice := added.voices.get(name):
        if isinstance(voice.settings, RecordedSettings) and voice.folder and folder:
            return _with_recordings(voice, voice.settings, folder, voice.folder)
        if voice.kind is not Kind.NATURAL:
            return voice
        # What turns a line into samples: the model, and who pronounces and who runs it.
        runtime = f"onnxruntime-{metadata.version('onnxruntime')}"
        return replace(
            voice, version=f"{voice.version} {runtime} espeak-ng-{_espeak_version()}"
        )
    if system := system_voices().get(name):
        return Voice(
            *(name, "say", system_version(), system.language),
            settings=system.settings,
            kind=Kind.SYSTEM,
        )
    for problem in added.problems:
        if folder and Path(problem.file).parent == folder / name:
            raise VoiceNotReadyError(name, problem)
    raise UnknownName("voice", name, _known(folder))


def _known(folder: Path | None) -> dict[str, tuple[str, Kind]]:
    """Return language and kind of every voice that can speak."""
    added = added_voices(folder).voices
    return (
        {name: (each.language, Kind.SYSTEM) for name, each in system_voices().items()}
        | {name: (voice.language, voice.kind) for name, voice in added.items()}
        | {name: (tag, Kind.BUILT_IN) for name, (tag, _settings) in built_in().items()}
    )


def _with_recordings(
    voice: Voice, settings: RecordedSettings, voices: Path, home: Path
) -> Voice:
    """Add what was recorded, and who says the rest: never another recorded voice."""
    known = _known(voices)
    names = [
        name
        for name in voice_names(voice.language, voices)
        if known[name][1] is not Kind.HUMAN
    ]
    if not names:
        message = f"Nobody speaks “{voice.language}” for what was not recorded."
        way = "Add a voice of that language."
        problem = Problem(str(home / VOICE_FILE), 0, 1, message, way)
        raise VoiceNotReadyError(voice.name, problem)
    wished = settings.stand_in
    other = find_voice(wished if wished in names else names[0], voices)
    recorded = RecordedSettings(other.identity, Home(home).sounds)
    return replace(voice, settings=recorded, stand_in=other)


@functools.cache
def _espeak_version() -> str:
    engine = find_engine()
    with Speaker(engine) as speaker:
        return f"{speaker.version} ({engine.origin})"
