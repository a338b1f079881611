"""A voice from files that somebody has: a Kokoro- or Piper-shaped model."""

import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from unclench.voice.added import AnyAdded, Kokoro, Piper, Speaker, read_added
from unclench.voice.errors import VoiceError
from unclench.voice.fetch.catalogue import Offer
from unclench.voice.fetch.install import Measure, coming, settle
from unclench.voice.model import Kind
from unclench.voice.natural.kokoro import speakers_in
from unclench.voice.natural.model_file import read_model
from unclench.voice.natural.piper import read_config
from unclench.voice.natural.shape import Shape, shape_of
from unclench.voice.registry import voice_names

UNKNOWN = "Not told"
"""The licence of a voice, where nobody said one."""
REGIONS = {"a": "en-US", "b": "en-GB"}
"""What a Kokoro speaker speaks, by the first letter of the name; the others speak
languages that nothing here is written in."""


class NotAddedError(VoiceError):
    """Files can't be added as a voice; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Given:
    """A voice that could be added."""

    record: AnyAdded
    files: tuple[Path, ...]
    """What it speaks from, in the order of the record's own."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of the files they have; empty where they leave it open."""

    name: str = ""
    language: str = ""
    licence: str = ""
    speakers: tuple[str, ...] = ()


def look_at(
    model: Path, beside: Path | None, said: Said, offers: Iterable[Offer] = ()
) -> Given:
    """Find out which voice is in a model's file, and in the one that belongs to it.

    Parameters
    ----------
    model
        The ONNX file.
    beside
        The styles of a Kokoro model, or the config of a Piper one; looked for next to
        the model if None.
    said
        What is known of it; comes before what the files say.
    offers
        Voices that are known: one of theirs brings name, licence and speakers.

    Raises
    ------
    NotAddedError, VoiceError
        If it can't be added.
    """
    shape = shape_of(model)
    beside = beside or _beside(model, shape)
    for offer in offers:
        if offer.is_in(model, beside):
            record = offer.record("0" * 16)
            known = {"name": said.name, "licence": said.licence}
            return _given(record, {k: v for k, v in known.items() if v}, model, beside)
    common = {
        "name": said.name or _slug(model.stem),
        "licence": said.licence or UNKNOWN,
        "version": "0" * 16,
        "kind": Kind.NATURAL,
        "model": model.name,
    }
    try:
        if shape is Shape.KOKORO:
            return _given(_kokoro(common, model, beside, said), {}, model, beside)
        return _given(_piper(common, beside, said), {}, model, beside)
    except ValidationError as error:
        mistake = error.errors()[0]
        where = ".".join(str(step) for step in mistake["loc"])
        raise NotAddedError(
            f"{where}: {mistake['input']!r} can't be used here. A name is small letters, "
            "digits and “-”, a language is its code, such as en-GB, and files are called "
            "by letters, digits, “.”, “_” and “-”."
        ) from error


def add(given: Given, voices: Path, measure: Measure) -> AnyAdded:
    """Copy the files of a voice to the others, and measure how it speaks.

    Raises
    ------
    NotAddedError
        If there is a voice of that name.
    VoiceError
        If it does not speak; nothing is added then.
    OSError
        If it can't be copied.
    """
    name = given.record.name
    with coming(voices, name) as aside:
        there, _ = read_added(voices / name)
        if there or name in voice_names("", voices):
            raise NotAddedError(
                f"There is a voice called {name} already. Give this one another name "
                f"with --name, or remove that one: unclench voices remove {name}"
            )
        copies = [aside / file for file in given.record.files]
        try:
            for source, copy in zip(given.files, copies, strict=True):
                shutil.copyfile(source, copy)
            return settle(given.record, aside, voices, measure)
        except BaseException:
            for copy in copies:
                with suppress(OSError):
                    copy.unlink()
            raise


def _given(record: AnyAdded, known: dict[str, str], model: Path, beside: Path) -> Given:
    anew = type(record).model_validate(record.model_dump() | known)
    return Given(anew, (model, beside))


def _kokoro(
    common: Mapping[str, object], model: Path, styles: Path, said: Said
) -> Kokoro:
    there = speakers_in(styles, read_model(model))
    for name in said.speakers:
        if name not in there:
            some = ", ".join(there[:8])
            raise NotAddedError(
                f"Nobody in {styles.name} is called {name}; there are {some}."
            )
    chosen = said.speakers or there[:1]
    languages = [said.language or REGIONS.get(name[0], "") for name in chosen]
    if not all(languages):
        raise NotAddedError(
            f"Which language does {chosen[languages.index('')]} speak? Say it with "
            "--language, such as --language en-US"
        )
    speakers = [
        Speaker(name=name, language=language if language != languages[0] else None)
        for name, language in zip(chosen, languages, strict=True)
    ]
    more = {"engine": "kokoro", "styles": styles.name, "language": languages[0]}
    return Kokoro.model_validate({**common, **more, "speakers": speakers})


def _piper(common: Mapping[str, object], config: Path, said: Said) -> Piper:
    expects = read_config(config)
    for name in said.speakers:
        if name not in expects.speaker_id_map:
            there = ", ".join(list(expects.speaker_id_map)[:8]) or "one, without a name"
            raise NotAddedError(
                f"Nobody in {config.name} is called {name}; there is {there}."
            )
    speakers = [Speaker(name=name) for name in said.speakers]
    language = said.language or expects.spoken
    more = {"engine": "piper", "config": config.name, "language": language}
    return Piper.model_validate({**common, **more, "speakers": speakers})


def _beside(model: Path, shape: Shape) -> Path:
    """Find the file that belongs to a model, next to it."""
    if shape is Shape.PIPER:
        config = model.with_name(f"{model.name}.json")
        if config.is_file():
            return config
        raise NotAddedError(
            f"A Piper model needs its config, and there is no {config}. Say where it is "
            "with --config"
        )
    packs = sorted(model.parent.glob("*.bin"))
    if len(packs) == 1:
        return packs[0]
    found = f"{len(packs)} files that may be it are" if packs else "none is"
    raise NotAddedError(
        f"A Kokoro model needs the file of its voices, a .bin, and {found} next to "
        f"{model.name}. Say which with --voices"
    )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40].strip("-")
