"""Our end of the process that runs a model: start it, ask it, replace it once."""

import base64
import os
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from unclench.voice.natural.errors import (
    ModelFailedError,
    OutOfMemoryError,
    RuntimeMissingError,
)
from unclench.voice.natural.model_file import ModelFile
from unclench.voice.natural.run import Run, Spoken
from unclench.voice.natural.shape import elements
from unclench.voice.process import Answer, Process, Stopped

PATIENCE = 300.0
"""Seconds after which a silent model counts as stopped. The slow ones take twice as long
as they speak on a slow machine (``audio.md`` 1), and a line speaks for some ten."""

_ALONE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""No threads beside the one that is forked."""


_DIED = "died"
"""What is answered when the child that ran the model ended on the way."""


@dataclass(slots=True)
class Runner:
    """A model in a process of its own, started when first needed.

    Not for two threads at a time. Use it in a ``with`` statement, or call `close`.
    """

    model: ModelFile
    _process: Process = field(init=False)
    _tells: bool = field(default=True, init=False)

    def __post_init__(self) -> None:
        program = str(Path(__file__).with_name("speaking.py"))
        options = ("-I", "-W", "ignore::DeprecationWarning")
        self._process = Process((*options, program), {**os.environ, **_ALONE})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.end()

    @property
    def pid(self) -> int:
        """Process id, of a process that is started if there is none."""
        self._start()
        return self._process.pid

    def run(self, run: Run) -> Spoken:
        """Ask the model; the same question has the same answer, whatever came before.

        Raises
        ------
        RuntimeMissingError, ModelFailedError, OutOfMemoryError
            If the model can't be run.
        Stopped
            If its process ends or hangs twice.
        """
        kinds = elements(self.model)
        inputs = [
            (name, kind, run.inputs[name].shape, run.inputs[name].ravel().tolist())
            for name, kind in kinds.items()
        ]
        answer, sound = self._twice({"inputs": inputs})
        return Spoken(np.frombuffer(sound, "<f4"), answer["told"])

    def close(self) -> None:
        """End the process, if there is one."""
        self._process.close()

    def _twice(self, question: dict[str, Any]) -> Answer:
        """Ask, and ask a new process where the first one stops."""
        for _ in range(2):
            try:
                self._start()
                answer = self._process.ask(question, PATIENCE)
            except Stopped:
                self.close()
                continue
            if answer[0].get("error") != _DIED:
                return _right(answer)
        raise Stopped

    def _start(self) -> None:
        """Load the model, with its durations told where that can be."""
        if self._process.running:
            return
        if find_spec("onnxruntime") is None:
            raise RuntimeMissingError
        told = self.model.rounded if len(self.model.outputs) == 1 else ()
        if self._tells and told:
            try:
                self._load(told)
            except ModelFailedError:
                # What looked like durations can't be told: they are done without.
                self.close()
                self._tells = False
            else:
                return
        self._load(())

    def _load(self, told: tuple[str, ...]) -> None:
        pieces = [
            base64.b64encode(piece).decode() if isinstance(piece, bytes) else piece
            for piece in (self.model.telling(told) if told else ())
        ]
        self._process.start()
        try:
            _right(
                self._process.ask(
                    {"model": str(self.model.path), "pieces": pieces}, PATIENCE
                )
            )
        except (ModelFailedError, OutOfMemoryError):
            self.close()
            raise


def _right(answer: Answer) -> Answer:
    match answer[0].get("error"):
        case "memory":
            raise OutOfMemoryError
        case "model":
            raise ModelFailedError(answer[0]["said"])
    return answer
