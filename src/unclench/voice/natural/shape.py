"""Which shape a model has, by what it takes; cheap, and without running it."""

from enum import StrEnum
from pathlib import Path

from unclench.voice.natural.errors import UnknownModelError
from unclench.voice.natural.model_file import ModelFile, read_model


class Shape(StrEnum):
    """A way of asking a model to speak."""

    KOKORO = "kokoro"
    """Tokens, the style of a speaker, and a speed."""
    PIPER = "piper"
    """Phoneme ids, their number, and scales for noise and length."""


_TAKES = {
    Shape.KOKORO: ({"tokens", "style", "speed"}, {"input_ids", "style", "speed"}),
    Shape.PIPER: (
        {"input", "input_lengths", "scales"},
        {"input", "input_lengths", "scales", "sid"},
    ),
}

_ELEMENTS = {1: "float32", 6: "int32", 7: "int64", 10: "float16", 11: "float64"}
"""Types of elements that can be given, as ``TensorProto.DataType`` counts them."""


def shape_of(path: Path) -> Shape:
    """Return the shape of the model in a file.

    Raises
    ------
    ModelGoneError
        If the file can't be read.
    UnknownModelError
        If it is no model, or one of another shape; it says what was expected.
    """
    return shape_in(read_model(path))


def shape_in(model: ModelFile) -> Shape:
    """Return the shape of a model that was read.

    Raises
    ------
    UnknownModelError
        If it has none of those that are known.
    """
    for shape, takes in _TAKES.items():
        if set(model.inputs) in takes:
            if "int" in elements(model).get("speed", ""):
                reason = "it speaks at whole speeds only, too coarse for a calm voice."
                raise UnknownModelError(model.path.name, reason)
            return shape
    raise UnknownModelError.of_inputs(model.path.name, model.inputs)


def elements(model: ModelFile) -> dict[str, str]:
    """Return the type of each input's elements, as numpy calls it.

    Raises
    ------
    UnknownModelError
        If one of them is no number.
    """
    try:
        return {name: _ELEMENTS[kind] for name, kind in model.inputs.items()}
    except KeyError as error:
        reason = "it takes something else than numbers."
        raise UnknownModelError(model.path.name, reason) from error
