"""The Piper shape: a sentence as phoneme ids, a pad behind each."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from unclench.voice.natural.errors import ModelGoneError, UnknownModelError
from unclench.voice.natural.phonemes import TIE, Clause, Spelt
from unclench.voice.natural.run import Run, placed

PAD, BEGIN, END = "_", "^", "$"
"""Names of the pad, the beginning and the end in a model's table of ids."""
MARKS = ".,;:!?"
"""Marks behind a clause that these models learned."""
_AS_LEARNED = {"…": ";"}
"""What another mark is read as."""
_ENDS = ".!?"
"""Marks that end a sentence; each is spoken by itself."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Audio(_Part):
    sample_rate: Annotated[int, Field(ge=8000, le=48000)]


class _Espeak(_Part):
    voice: str


class _Inference(_Part):
    noise_scale: float = 0.667
    length_scale: Annotated[float, Field(gt=0)] = 1.0
    noise_w: float = 0.8


class _Language(_Part):
    code: str = ""


class PiperConfig(_Part):
    """What a model expects: the part of its ``.onnx.json`` that is needed to speak."""

    audio: _Audio
    espeak: _Espeak
    phoneme_type: Literal["espeak"] = "espeak"
    inference: _Inference = _Inference()
    language: _Language = _Language()
    phoneme_id_map: dict[str, tuple[int, ...]]
    speaker_id_map: dict[str, int] = {}

    @property
    def spoken(self) -> str:
        """Its language as in BCP 47, as far as it says so."""
        first, _, region = (self.language.code or self.espeak.voice).partition(
            "_" if "_" in self.language.code else "-"
        )
        return f"{first.lower()}-{region.upper()}" if len(region) == 2 else first.lower()  # noqa: PLR2004 - letters of a country


def read_config(path: Path) -> PiperConfig:
    """Read what a Piper model expects.

    Raises
    ------
    ModelGoneError
        If the file can't be read.
    UnknownModelError
        If it does not say what is needed.
    """
    try:
        return PiperConfig.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ModelGoneError(path.name, str(error.strerror or error)) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        reason = f"{where}: {first['msg']}." if where else f"{first['msg']}."
        raise UnknownModelError(path.name, reason) from error


def runs(
    clauses: Iterable[Clause], speed: float, *, config: PiperConfig, speaker: str
) -> Iterator[Run]:
    """Yield what the model is given, sentence by sentence.

    Parameters
    ----------
    speed
        Against the model's usual.
    speaker
        By name; empty for the only one, or the first.
    """
    how = config.inference
    scales = (how.noise_scale, how.length_scale / speed, how.noise_w)
    for spelt in sentences(clauses):
        ids, first = ids_of(spelt.symbols, config)
        inputs = {
            "input": np.array([ids]),
            "input_lengths": np.array([len(ids)]),
            "scales": np.array(scales),
            "sid": np.array([config.speaker_id_map.get(speaker, 0)]),
        }
        yield placed(spelt, inputs, first)


def sentences(clauses: Iterable[Clause]) -> Iterator[Spelt]:
    """Yield the symbols of each sentence: phonemes, and the mark behind each clause."""
    symbols, mark, words = "", "", []
    for clause in clauses:
        for word in clause:
            words.append((word.at, len(symbols)))
            symbols += unicodedata.normalize("NFD", word.phonemes.replace(TIE, ""))
        mark = _mark(clause[-1].behind)
        symbols = symbols.rstrip(" ") + mark
        if mark and mark in _ENDS:
            yield Spelt(symbols, tuple(words))
            symbols, words = "", []
        else:
            symbols += " "
    if words:
        yield Spelt(symbols if mark else symbols.rstrip(" "), tuple(words))


def ids_of(symbols: str, config: PiperConfig) -> tuple[list[int], list[int]]:
    """Return the ids of symbols, and at which of them each symbol and the end begins.

    A symbol that the model never learned is left out.
    """
    table = config.phoneme_id_map
    pad = table.get(PAD, (0,))
    ids = [*table.get(BEGIN, ()), *pad]
    first = []
    for symbol in symbols:
        first.append(len(ids))
        if symbol in table:
            ids += (*table[symbol], *pad)
    first.append(len(ids))
    return [*ids, *table.get(END, ())], first


def _mark(behind: str) -> str:
    written = behind.replace("...", "…")
    known = (_AS_LEARNED.get(each, each) for each in written)
    return next((each for each in known if each in MARKS), "")
