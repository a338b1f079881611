"""What can go wrong with a natural voice, worded for the person who added it."""

from collections.abc import Iterable

from unclench.voice.errors import VoiceError


class RuntimeMissingError(VoiceError):
    """The program that runs models is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "A natural voice needs onnxruntime, which isn't installed. "
            'Type: pip install "unclench[natural]"'
        )


class ModelGoneError(VoiceError):
    """A file that the voice speaks from can't be read."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(
            f"The voice can't be read: {file}: {reason}. Install or add it again."
        )


class UnknownModelError(VoiceError):
    """A file is no model of a shape that is spoken here."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file} can't be used as a voice: {reason}")

    @classmethod
    def of_inputs(cls, file: str, found: Iterable[str]) -> "UnknownModelError":
        """Say which inputs were expected, and which the model has."""
        return cls(
            file,
            f"it takes {', '.join(found) or 'nothing'}. A Kokoro model takes tokens (or "
            "input_ids), style and speed; a Piper model takes input, input_lengths and "
            "scales.",
        )


class OutOfMemoryError(VoiceError):
    """The model asks for more memory than there is."""

    def __init__(self) -> None:
        super().__init__(
            "There is not enough memory for this voice. Close other programs and try "
            "again, or take a smaller voice."
        )


class ModelFailedError(VoiceError):
    """The model was read and does not run; the message of its runtime says why."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"This voice does not run here: {said}. Install or add it again, or take "
            "another voice."
        )
