"""Our end of the engine's process: start it, ask it, replace it when it stops."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from unclench.vocabulary import Utterance
from unclench.voice.errors import EngineMissingError, EngineStoppedError
from unclench.voice.espeak.engine import Engine
from unclench.voice.espeak.settings import EspeakSettings
from unclench.voice.process import Answer, Process, Stopped
from unclench.voice.take import Take

PATIENCE = 30.0
"""Seconds after which a silent engine counts as stopped; a line takes some 0.02."""
START = 30.0
"""Seconds after which an engine that does not say hello counts as stopped."""
_FLAG = re.compile(r"\([a-z-]+\)")
"""How the engine marks that a word is in another language: ``(en)`` … ``(de)``."""


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """A text in the phonemes of one of the engine's voices, in IPA, stress marked."""

    clauses: tuple[str, ...]
    """The phonemes of each clause. Words are apart where they are spoken apart, and what
    is one sound in several letters is tied by ``^``."""
    words: tuple[tuple[tuple[int, str], ...], ...]
    """(character, phonemes) of each word, clause by clause, untied. They may be stressed
    otherwise than in `clauses`, and what is spoken as one word counts as one."""


@dataclass(slots=True)
class Speaker:
    """One engine process, started when first needed. Not for two threads at a time.

    Use it in a ``with`` statement, or call `close`.
    """

    engine: Engine
    _process: Process = field(init=False)
    _version: str = field(default="", init=False)

    def __post_init__(self) -> None:
        program = str(Path(__file__).with_name("speaking.py"))
        arguments = (self.engine.library, self.engine.data)
        self._process = Process(("-I", "-S", program, *arguments))

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
    def version(self) -> str:
        """Version of the engine itself, such as ``1.52.0``.

        Raises
        ------
        EngineMissingError
            If the engine does not start.
        """
        self._start()
        return self._version

    @property
    def pid(self) -> int:
        """Process id of the engine's process, started if it is not running."""
        self._start()
        return self._process.pid

    def say(self, utterance: Utterance, settings: EspeakSettings) -> Take:
        """Speak a line; the same line gives the same samples whatever came before.

        Raises
        ------
        EngineMissingError
            If the engine does not start, or has no such voice.
        EngineStoppedError
            If it stops on this line twice.
        """
        line = {
            "text": utterance.text,
            "variant": settings.source,
            "pitch": settings.pitch_for(utterance.delivery.pitch),
            "range": settings.range,
        }
        line["rate"], line["gap"] = settings.pace.rate_and_gap(utterance.delivery.rate)
        answer, sound = self._twice(line, utterance)
        words = tuple((at, start) for at, start in answer["words"])
        return Take(sound, answer["rate"], words)

    def pronounce(self, utterance: Utterance, variant: str) -> Pronunciation:
        """Tell how a line is pronounced; the same line always the same way.

        Parameters
        ----------
        variant
            The engine's voice that pronounces it, such as ``en-us``.

        Raises
        ------
        EngineMissingError
            If the engine does not start, or has no such voice.
        EngineStoppedError
            If it stops on this line twice.
        """
        line = {"ask": "phonemes", "text": utterance.text, "variant": variant}
        answer, _ = self._twice(line, utterance)
        clauses = (_FLAG.sub("", clause) for clause in answer["clauses"])
        words = tuple(
            tuple((at, _FLAG.sub("", said)) for at, said in clause)
            for clause in answer["words"]
            if clause
        )
        return Pronunciation(tuple(filter(None, clauses)), words)

    def close(self) -> None:
        """End the process, if there is one."""
        self._process.close()

    def _start(self) -> None:
        if self._process.running:
            return
        self._process.start()
        try:
            answer, _ = self._process.ask(None, START)
            self._version = _right(answer)["version"]
        except Stopped:
            self.close()
            reason = f"{self.engine.library} ends at once"
            raise EngineMissingError(reason) from None
        except EngineMissingError:
            self.close()
            raise

    def _twice(self, line: dict[str, Any], utterance: Utterance) -> Answer:
        """Ask, and ask a new process where the first one stops."""
        for _ in range(2):
            try:
                self._start()
                answer, sound = self._process.ask(line, PATIENCE)
                return _right(answer), sound
            except Stopped:
                self.close()
        raise EngineStoppedError(utterance)


def _right(answer: dict[str, Any]) -> dict[str, Any]:
    if "error" in answer:
        raise EngineMissingError(answer["error"])
    return answer
