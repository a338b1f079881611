"""Our end of the engine's process: start it, ask it, replace it when it stops."""

import json
import re
import struct
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

from unclench.vocabulary import Utterance
from unclench.voice.errors import EngineMissingError, EngineStoppedError
from unclench.voice.espeak.engine import Engine
from unclench.voice.espeak.settings import EspeakSettings
from unclench.voice.take import Take

PATIENCE = 30.0
"""Seconds after which a silent engine counts as stopped; a line takes some 0.02."""
_FLAG = re.compile(r"\([a-z-]+\)")
"""How the engine marks that a word is in another language: ``(en)`` … ``(de)``."""


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """A text in the phonemes of one of the engine's voices, in IPA, stress marked."""

    clauses: tuple[str, ...]
    """The phonemes of each clause, words apart where they are spoken apart."""
    words: tuple[tuple[tuple[int, str], ...], ...]
    """(character, phonemes) of each word, clause by clause. A word spoken within a
    clause may be stressed otherwise than in `clauses`, and several may be one."""


class _Stopped(Exception):  # noqa: N818 - never leaves this file
    """The process ended, or hung and was ended."""


@dataclass(slots=True)
class Speaker:
    """One engine process, started when first needed. Not for two threads at a time.

    Use it in a ``with`` statement, or call `close`.
    """

    engine: Engine
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _version: str = field(default="", init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def version(self) -> str:
        """Version of the engine itself, such as ``1.52.0``.

        Raises
        ------
        EngineMissingError
            If the engine does not start.
        """
        self._started()
        return self._version

    @property
    def pid(self) -> int:
        """Process id of the engine's process, started if it is not running."""
        return self._started().pid

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
            "variant": settings.variant,
            "pitch": settings.pitch_for(utterance.delivery.pitch),
            "range": settings.range,
        }
        line["rate"], line["gap"] = settings.pace.rate_and_gap(utterance.delivery.rate)
        answer, sound = self._twice(line, utterance)
        words = tuple((at, start) for at, start in answer["words"])
        return Take(sound, answer["rate"], words)

    def pronounce(self, text: str, variant: str) -> Pronunciation:
        """Tell how a text is pronounced; the same text always the same way.

        Parameters
        ----------
        variant
            The engine's voice that pronounces it, such as ``en-us``.

        Raises
        ------
        EngineMissingError
            If the engine does not start, or has no such voice.
        EngineStoppedError
            If it stops on this text twice.
        """
        line = {"ask": "phonemes", "text": text, "variant": variant}
        answer, _ = self._twice(line, Utterance(text))
        clauses = tuple(_FLAG.sub("", clause) for clause in answer["clauses"])
        words = tuple(
            tuple((at, _FLAG.sub("", said)) for at, said in clause)
            for clause in answer["words"]
            if clause
        )
        return Pronunciation(tuple(filter(None, clauses)), words)

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with suppress(BrokenPipeError), process:
            pass  # leaving closes the pipes, what was not yet written is lost, and waits

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            program = str(Path(__file__).with_name("speaking.py"))
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
                [
                    *(sys.executable, "-I", "-S", program),
                    *(self.engine.library, self.engine.data),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            try:
                self._version = self._answer(self._process)["version"]
            except _Stopped:
                self.close()
                reason = f"{self.engine.library} ends at once"
                raise EngineMissingError(reason) from None
            except EngineMissingError:
                self.close()
                raise
        return self._process

    def _twice(
        self, line: dict[str, Any], utterance: Utterance
    ) -> tuple[dict[str, Any], bytes]:
        """Ask, and ask a new process where the first one stops."""
        for _ in range(2):
            try:
                return self._ask(line)
            except _Stopped:
                self.close()
        raise EngineStoppedError(utterance)

    def _ask(self, line: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        process = self._started()
        assert process.stdin  # noqa: S101 - we asked for the pipe
        body = json.dumps(line).encode()
        watch = Timer(PATIENCE, process.kill)
        watch.start()
        try:
            process.stdin.write(struct.pack("<I", len(body)) + body)
            process.stdin.flush()
            answer = self._answer(process)
            return answer, self._read(process, 2 * answer.get("samples", 0))
        except BrokenPipeError:
            raise _Stopped from None
        finally:
            watch.cancel()

    def _answer(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        length: int = struct.unpack("<I", self._read(process, 4))[0]
        answer: dict[str, Any] = json.loads(self._read(process, length))
        if "error" in answer:
            raise EngineMissingError(answer["error"])
        return answer

    @staticmethod
    def _read(process: subprocess.Popen[bytes], count: int) -> bytes:
        assert process.stdout  # noqa: S101 - we asked for the pipe
        data = process.stdout.read(count)
        if len(data) < count:
            raise _Stopped
        return data
