"""What an ONNX file says of itself, read without running it.

The numbers of the fields are those of ``onnx.proto``. What is long, the weights, is
stepped over.
"""

import mmap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from unclench.voice.natural.errors import ModelGoneError, UnknownModelError
from unclench.voice.natural.wire import Buffer, Field, fields, numeral, stretch

type Piece = tuple[int, int] | bytes
"""A stretch of a file, from and to, or bytes of our own."""

FLOAT = 1
"""Elements of 32 bits, in ``TensorProto.DataType``."""

_GRAPH, _NOTE = 7, 14
_NODE, _INPUT, _OUTPUT = 1, 11, 12
_NODE_INPUT, _NODE_OUTPUT, _NODE_KIND = 1, 2, 4
_NAME, _TYPE, _TENSOR, _ELEMENT = 1, 2, 1, 1

_ROUNDS = frozenset({"Ceil", "Round"})
_BOUNDS = frozenset({"Clip", "Max"})


@dataclass(frozen=True, slots=True)
class ModelFile:
    """What a model takes, gives and says, and where in it durations may be found."""

    path: Path
    inputs: Mapping[str, int]
    """The type of each input's elements, as ``TensorProto.DataType`` counts them."""
    outputs: tuple[str, ...]
    notes: Mapping[str, str]
    rounded: tuple[str, ...]
    """Values within the graph that were made whole numbers, as durations are."""
    graph: Field
    size: int

    def telling(self, names: tuple[str, ...]) -> list[Piece]:
        """Return the pieces of a model that gives more of its values as outputs."""
        element = stretch(_TENSOR, numeral(_ELEMENT << 3) + numeral(FLOAT))
        told = b"".join(
            stretch(_OUTPUT, stretch(_NAME, name.encode()) + stretch(_TYPE, element))
            for name in names
        )
        graph = self.graph
        key = numeral(_GRAPH << 3 | 2)
        length = numeral(graph.end - graph.start + len(told))
        return [
            (0, graph.head),
            key + length,
            (graph.start, graph.end),
            told,
            (graph.end, self.size),
        ]


def read_model(path: Path) -> ModelFile:
    """Read what a model says of itself.

    Raises
    ------
    ModelGoneError
        If the file can't be read.
    UnknownModelError
        If it is no ONNX model.
    """
    try:
        with (
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole,
        ):
            return _read(path, whole)
    except OSError as error:
        raise ModelGoneError(path.name, str(error.strerror or error)) from error
    except (IndexError, ValueError) as error:  # no text in UTF-8 is a ValueError as well
        raise UnknownModelError(path.name, "it is no ONNX model.") from error


def _read(path: Path, whole: mmap.mmap) -> ModelFile:
    notes: dict[str, str] = {}
    graph = None
    for field in fields(whole, 0, len(whole)):
        if field.number == _GRAPH:
            graph = field
        elif field.number == _NOTE:
            name, said = (text for _, text in sorted(_texts(whole, field)))
            notes[name] = said
    if graph is None:
        raise ValueError
    inputs: dict[str, int] = {}
    outputs: list[str] = []
    rounded: list[str] = []
    for field in fields(whole, graph.start, graph.end):
        if field.number == _NODE:
            rounded += _rounded(list(_texts(whole, field, deepest=4)), rounded)
        elif field.number == _INPUT:
            inputs |= [_typed(whole, field)]
        elif field.number == _OUTPUT:
            outputs.append(_typed(whole, field)[0])
    inner = tuple(name for name in rounded if name not in outputs)
    return ModelFile(path, inputs, tuple(outputs), notes, inner, graph, len(whole))


def _texts(data: Buffer, message: Field, deepest: int = 2) -> Iterator[tuple[int, str]]:
    """Yield the texts of a message, with their numbers."""
    for field in fields(data, message.start, message.end):
        if field.number <= deepest and field.start:
            yield field.number, data[field.start : field.end].decode()


def _typed(data: Buffer, message: Field) -> tuple[str, int]:
    """Return name and type of an input or output."""
    name, element = "", 0
    for field in fields(data, message.start, message.end):
        if field.number == _NAME:
            name = data[field.start : field.end].decode()
        elif field.number == _TYPE:
            for kind in fields(data, field.start, field.end):
                for part in fields(data, kind.start, kind.end):
                    if part.number == _ELEMENT and kind.number == _TENSOR:
                        element = part.value
    return name, element


def _rounded(node: list[tuple[int, str]], known: list[str]) -> list[str]:
    """Return what a node gives, if it makes whole numbers or bounds them."""
    kinds = {text for number, text in node if number == _NODE_KIND}
    takes = {text for number, text in node if number == _NODE_INPUT}
    if kinds & _ROUNDS or (kinds & _BOUNDS and takes.intersection(known)):
        return [text for number, text in node if number == _NODE_OUTPUT]
    return []
