"""A natural voice speaks a line: phonemes, tokens, sound, and when its words begin."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from unclench.vocabulary import Utterance
from unclench.voice.errors import EngineStoppedError
from unclench.voice.espeak import Speaker, find_engine
from unclench.voice.natural import kokoro, piper
from unclench.voice.natural.errors import ModelFailedError
from unclench.voice.natural.model_file import ModelFile, read_model
from unclench.voice.natural.phonemes import Clause, clauses_of
from unclench.voice.natural.run import Run, word_starts
from unclench.voice.natural.runner import Runner
from unclench.voice.natural.settings import (
    KokoroSettings,
    NaturalSettings,
    PiperSettings,
)
from unclench.voice.natural.shape import shape_in
from unclench.voice.process import Stopped
from unclench.voice.take import Take

_SILENT = "it gave no sound for a line that has words"

type _Runs = Callable[[tuple[Clause, ...], float], Iterator[Run]]
"""From the clauses of a line and a speed to what the model is given."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How lines are put to a model."""

    model: ModelFile
    variant: str
    """The espeak-ng voice that pronounces them."""
    rate: int
    """Samples a second, in Hz."""
    runs: _Runs


@dataclass(slots=True)
class NaturalSpeaker:
    """A natural voice, its processes started when first needed.

    Not for two threads at a time. Use it in a ``with`` statement.
    """

    folder: Path
    """Where its files lie."""
    settings: NaturalSettings
    _plan: _Plan = field(init=False)
    _speaker: Speaker = field(init=False)
    _runner: Runner = field(init=False)
    _open: ExitStack = field(default_factory=ExitStack, init=False)

    def __enter__(self) -> Self:
        """Read what can be read without running anything.

        Raises
        ------
        ModelGoneError, UnknownModelError
            If a file is gone, or not what it should be.
        EngineMissingError
            If there is no espeak-ng to pronounce words.
        """
        self._plan = _planned(self.folder, self.settings)
        self._speaker = self._open.enter_context(Speaker(find_engine()))
        self._runner = self._open.enter_context(Runner(self._plan.model))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    @property
    def pid(self) -> int:
        """Process id of the model's process, started if it is not running."""
        return self._runner.pid

    def say(self, utterance: Utterance) -> Take:
        """Speak a line; the same line gives the same samples whatever came before.

        Raises
        ------
        VoiceError
            If it can't be spoken; the message says why and what to do.
        """
        plan = self._plan
        heard = self._speaker.pronounce(utterance, plan.variant)
        clauses = clauses_of(utterance.text, heard)
        sounds: list[NDArray[np.float32]] = []
        words: list[tuple[int, int]] = []
        done = 0
        speed = utterance.delivery.rate / self.settings.pace
        for run in plan.runs(clauses, speed):
            try:
                spoken = self._runner.run(run)
            except Stopped:
                raise EngineStoppedError(utterance) from None
            if not np.any(spoken.sound) or not np.all(np.isfinite(spoken.sound)):
                raise ModelFailedError(_SILENT)
            words += ((at, done + start) for at, start in word_starts(run, spoken))
            sounds.append(spoken.sound)
            done += len(spoken.sound)
        return Take(_whole(sounds), plan.rate, tuple(words))


def _planned(folder: Path, settings: NaturalSettings) -> _Plan:
    """Read how lines are put to the model of a voice."""
    model = read_model(folder / settings.model)
    shape_in(model)
    match settings:
        case KokoroSettings():
            style = kokoro.style_of(folder / settings.styles, settings.speaker, model)
            variant = settings.phonemes
            runs: _Runs = partial(
                kokoro.runs, table=kokoro.table_of(model), style=style, variant=variant
            )
            return _Plan(model, variant, kokoro.rate_of(model), runs)
        case PiperSettings():
            config = piper.read_config(folder / settings.config)
            runs = partial(piper.runs, config=config, speaker=settings.speaker)
            rate = config.audio.sample_rate
            return _Plan(model, config.espeak.voice, rate, runs)


def _whole(sounds: list[NDArray[np.float32]]) -> bytes:
    """Join sounds to 16-bit samples; what is too loud for them is made softer."""
    sound = np.concatenate(sounds) if sounds else np.zeros(0, np.float32)
    peak = float(np.abs(sound).max(initial=1.0))
    return np.rint(sound * (32767 / peak)).astype(np.int16).tobytes()
