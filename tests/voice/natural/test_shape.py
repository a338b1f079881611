from pathlib import Path

import onnx
import pytest
from onnx import TensorProto, helper
from tests.voice.natural.tiny import tiny_kokoro, tiny_piper

from unclench.voice.natural import Shape, shape_of
from unclench.voice.natural.errors import ModelGoneError, UnknownModelError
from unclench.voice.natural.model_file import read_model


def other(folder: Path, *, kind: int = TensorProto.FLOAT, takes: str = "x") -> Path:
    """A model that is no voice."""
    inputs = [helper.make_tensor_value_info(each, kind, [1]) for each in takes.split(",")]
    node = helper.make_node("Identity", [inputs[0].name], ["y"])
    gives = helper.make_tensor_value_info("y", kind, [1])
    graph = helper.make_graph([node], "other", inputs, [gives])
    path = folder / "other.onnx"
    onnx.save(helper.make_model(graph), path)
    return path


@pytest.mark.parametrize("tokens", ["tokens", "input_ids"])
def test_a_kokoro_is_known_by_what_it_takes(tokens: str, tmp_path: Path) -> None:
    model, _ = tiny_kokoro(tmp_path, tokens=tokens)

    assert shape_of(model) is Shape.KOKORO


@pytest.mark.parametrize("speakers", [(), ("one", "two")])
def test_a_piper_is_known_by_what_it_takes(
    speakers: tuple[str, ...], tmp_path: Path
) -> None:
    model, _ = tiny_piper(tmp_path, speakers=speakers)

    assert shape_of(model) is Shape.PIPER


def test_a_file_says_what_it_takes_gives_and_where_durations_are(tmp_path: Path) -> None:
    path, _ = tiny_kokoro(tmp_path, notes={"sample_rate": "24000", "empty": ""})
    whole = onnx.load(path)

    model = read_model(path)

    assert dict(model.inputs) == {"tokens": 7, "style": 1, "speed": 1}
    assert model.outputs == ("audio",)
    assert model.notes == {"sample_rate": "24000", "empty": ""}
    rounds = [node for node in whole.graph.node if node.op_type in {"Round", "Clip"}]
    assert model.rounded == tuple(node.output[0] for node in rounds)
    assert model.size == path.stat().st_size


def test_durations_that_are_told_already_are_not_looked_for(tmp_path: Path) -> None:
    model = read_model(tiny_kokoro(tmp_path, tells=True)[0])

    assert model.outputs == ("audio", "duration")


def test_a_model_can_be_made_to_tell_more(tmp_path: Path) -> None:
    path, _ = tiny_piper(tmp_path)
    model, content = read_model(path), path.read_bytes()
    assert len(model.rounded) == 1

    pieces = model.telling(model.rounded)
    whole = b"".join(
        each if isinstance(each, bytes) else content[slice(*each)] for each in pieces
    )

    told = onnx.load_from_string(whole)
    assert [each.name for each in told.graph.output] == ["output", *model.rounded]
    del told.graph.output[-1]
    assert told == onnx.load(path)
    same = model.telling(())
    assert (
        b"".join(
            each if isinstance(each, bytes) else content[slice(*each)] for each in same
        )
        == content
    )


def test_another_model_is_told_what_was_expected_and_what_was_found(
    tmp_path: Path,
) -> None:
    with pytest.raises(UnknownModelError) as caught:
        shape_of(other(tmp_path, takes="mel,mask"))

    assert str(caught.value) == (
        "other.onnx can't be used as a voice: it takes mel, mask. A Kokoro model takes "
        "tokens (or input_ids), style and speed; a Piper model takes input, "
        "input_lengths and scales."
    )


@pytest.mark.parametrize("kind", [TensorProto.INT32, TensorProto.INT64])
def test_a_model_of_whole_speeds_is_refused(kind: int, tmp_path: Path) -> None:
    with pytest.raises(UnknownModelError, match="whole speeds only"):
        shape_of(other(tmp_path, kind=kind, takes="input_ids,style,speed"))


def test_a_model_that_takes_words_is_refused(tmp_path: Path) -> None:
    takes = "tokens,style,speed"

    with pytest.raises(UnknownModelError, match="something else than numbers"):
        shape_of(other(tmp_path, kind=TensorProto.STRING, takes=takes))


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 100, b"PK\x03\x04 no model", b"\xff" * 50, b"{}"]
)
def test_what_is_no_model_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "some.onnx"
    path.write_bytes(content)

    with pytest.raises(UnknownModelError, match=r"some\.onnx .* no ONNX model"):
        shape_of(path)


def test_half_a_model_is_told_wherever_it_ends(tmp_path: Path) -> None:
    path, _ = tiny_piper(tmp_path)
    content = path.read_bytes()
    for end in range(1, len(content), 97):
        path.write_bytes(content[:end])
        with pytest.raises(UnknownModelError):
            shape_of(path)


def test_a_model_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelGoneError, match=r"gone\.onnx: No such file"):
        shape_of(tmp_path / "gone.onnx")
