"""Natural voices without weights, in the two shapes, made of a few dozen operations.

Each symbol of a line is a tone of its own height and length; pads, marks and blanks are
silent. So a test can say, to the sample, what a line sounds like and when its words
begin.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, checker, helper, save
from onnx.numpy_helper import from_array

from unclench.voice.added import VOICE_FILE, AnyAdded, Kokoro, Piper, fingerprint, written
from unclench.voice.fetch.measure import measured
from unclench.voice.natural.kokoro import MOST, PUBLISHED, STYLE

type Shape = Sequence[str | int | None]
type Takes = dict[str, tuple[int, Shape]]
type Gives = dict[str, tuple[str, Shape]]

FLOAT, WHOLE = TensorProto.FLOAT, TensorProto.INT64
LOWEST, STEP, LOUD = 200, 25, 0.2
"""Hz of symbol 0, Hz from one symbol to the next, and how loud all are."""


@dataclass(frozen=True)
class Tones:
    """How symbols sound."""

    rate: int
    hop: int
    """Samples of a frame: a symbol lasts for a few of them."""
    silent: int
    """The last symbol without a tone."""

    def sound(self, symbols: Sequence[int], lasts: Sequence[int]) -> NDArray[np.float32]:
        """What a model should give for symbols that last so many frames."""
        clock = np.arange(1, self.hop + 1) / self.rate
        frames = [
            LOUD * (symbol > self.silent) * np.sin(2 * np.pi * hertz * clock)
            for symbol, count in zip(symbols, lasts, strict=True)
            for hertz in [LOWEST + STEP * symbol]
            for _ in range(count)
        ]
        return np.concatenate(frames).astype(np.float32)


KOKORO = Tones(24_000, 600, PUBLISHED[" "])
PIPER_SYMBOLS = (
    "_^$ .,;:!?-'\"()"
    "abcdefghijklmnopqrstuvwxyzæðøħŋœɐɑɒɔəɚɛɜɡɪɫɬɲɹɾʀʁʃʊʌʏʒʔʲˈˌːθχᵻ"
    "\u0303\u0327\u0329\u032f"
)
PIPER = Tones(22_050, 128, PIPER_SYMBOLS.index(")"))


def kokoro_lasts(symbols: Sequence[int], speed: float = 1.0) -> list[int]:
    """Frames of each token of the tiny Kokoro."""
    return [max(1, round((3 + symbol % 3) / speed)) for symbol in symbols]


def piper_lasts(symbols: Sequence[int], scale: float = 1.0) -> list[int]:
    """Frames of each id of the tiny Piper."""
    return [
        int(np.ceil(np.float32(5 + symbol % 4) * np.float32(scale))) for symbol in symbols
    ]


def tiny_kokoro(
    folder: Path,
    *,
    speakers: Sequence[str] = ("af_heart",),
    tokens: str = "tokens",
    tells: bool = False,
    hides: bool = False,
    notes: dict[str, str] | None = None,
) -> tuple[Path, Path]:
    """Write a model of the Kokoro shape and its styles, and return their paths.

    Parameters
    ----------
    tokens
        What the model calls its tokens.
    tells
        Whether durations are an output.
    hides
        Whether they can't be found in the graph.
    """
    graph = _Graph()
    symbols = graph("Cast", tokens, to=FLOAT)
    wished = graph("Div", graph("Add", graph.rest(symbols, 3), graph.of(3.0)), "speed")
    if hides:
        rounded = graph("Floor", graph("Add", wished, graph.of(0.5)))
    else:
        rounded = graph("Round", wished)
    lasts = graph("Clip", rounded, graph.of(1.0))
    tone = graph.tones(symbols, lasts, KOKORO)
    soft = graph("Mul", graph("ReduceMean", "style", keepdims=0), graph.of(0.0))
    gives: Gives = {"audio": (graph("Add", tone, soft), ["n"])}
    if tells:
        gives["duration"] = (lasts, [1, "t"])
    takes: Takes = {
        tokens: (WHOLE, [1, "t"]),
        "style": (FLOAT, [1, STYLE]),
        "speed": (FLOAT, [1]),
    }
    model, styles = folder / "tiny.onnx", folder / "tiny.bin"
    save(graph.model(takes, gives, notes or {}), model)
    with styles.open("wb") as file:
        rows = {name: np.zeros((MOST, 1, STYLE), np.float32) for name in speakers}
        np.savez(file, allow_pickle=False, **rows)
    return model, styles


def tiny_piper(
    folder: Path,
    *,
    name: str = "tiny.onnx",
    speakers: Sequence[str] = (),
    noise: bool = False,
    hides: bool = False,
    **config: object,
) -> tuple[Path, Path]:
    """Write a model of the Piper shape and its config, and return their paths.

    Parameters
    ----------
    speakers
        Their names; each speaks half as loud as the one before.
    noise
        Whether it hisses a little, as the noise scale says.
    hides
        Whether durations can't be found in the graph.
    config
        What its config says besides.
    """
    graph = _Graph()
    symbols = graph("Cast", "input", to=FLOAT)
    scale = graph("Gather", "scales", graph.of(1, np.int64))
    wished = graph("Mul", graph("Add", graph.rest(symbols, 4), graph.of(5.0)), scale)
    if hides:
        lasts = graph("Neg", graph("Floor", graph("Neg", wished)))
    else:
        lasts = graph("Ceil", wished)
    tone = graph.tones(symbols, lasts, PIPER)
    if noise:
        hiss = graph(
            "Mul", graph("Gather", "scales", graph.of(0, np.int64)), graph.of(0.01)
        )
        tone = graph("Add", tone, graph("Mul", graph("RandomNormalLike", tone), hiss))
    takes: Takes = {
        "input": (WHOLE, [1, "t"]),
        "input_lengths": (WHOLE, [1]),
        "scales": (FLOAT, [3]),
    }
    if speakers:
        takes["sid"] = (WHOLE, [1])
        half = graph("Pow", graph.of(0.5), graph("Cast", "sid", to=FLOAT))
        tone = graph("Mul", tone, half)
    sound = graph("Reshape", tone, graph.of([1, 1, 1, -1], np.int64))
    model = folder / name
    save(graph.model(takes, {"output": (sound, [1, 1, 1, "n"])}, {}), model)
    beside = folder / f"{name}.json"
    beside.write_text(json.dumps(_said(speakers) | config), "utf-8")
    return model, beside


def _said(speakers: Sequence[str]) -> dict[str, object]:
    """What a config says of a tiny Piper."""
    return {
        "audio": {"sample_rate": PIPER.rate, "quality": "medium"},
        "espeak": {"voice": "en-us"},
        "language": {"code": "en_US"},
        "phoneme_type": "espeak",
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "num_symbols": 256,
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": {speaker: n for n, speaker in enumerate(speakers)},
        "phoneme_id_map": {symbol: [n] for n, symbol in enumerate(PIPER_SYMBOLS)},
        "hop_length": PIPER.hop,
    }


def added_kokoro(voices: Path, name: str = "tiny-kokoro") -> AnyAdded:
    """Put a tiny Kokoro among the voices of somebody, as an installation does."""
    home = voices / name
    home.mkdir(parents=True)
    model, styles = tiny_kokoro(home, speakers=("af_heart", "bf_emma"))
    return _kept(
        Kokoro.model_validate(
            {
                **_common(name, model, styles),
                "engine": "kokoro",
                "styles": styles.name,
                "speakers": [
                    {"name": "af_heart"},
                    {"name": "bf_emma", "language": "en-GB"},
                ],
            }
        ),
        home,
    )


def added_piper(voices: Path, name: str = "tiny-piper") -> AnyAdded:
    """Put a tiny Piper among the voices of somebody, as an installation does."""
    home = voices / name
    home.mkdir(parents=True)
    model, config = tiny_piper(home, noise=True)
    common = _common(name, model, config)
    record = {**common, "engine": "piper", "config": config.name}
    return _kept(Piper.model_validate(record), home)


def _common(name: str, model: Path, beside: Path) -> dict[str, object]:
    return {
        "name": name,
        "kind": "natural",
        "language": "en-US",
        "licence": "CC0-1.0",
        "version": fingerprint(model, beside),
        "model": model.name,
    }


def _kept(record: AnyAdded, home: Path) -> AnyAdded:
    record = measured(record, home)
    (home / VOICE_FILE).write_text(written(record), "utf-8")
    return record


@dataclass
class _Graph:
    """A graph in the making: each call adds an operation and names what it gives."""

    nodes: list[NodeProto] = field(default_factory=list)
    constants: list[TensorProto] = field(default_factory=list)

    def __call__(self, kind: str, *takes: str, **how: Any) -> str:  # noqa: ANN401 - attributes of any type
        name = f"{kind.lower()}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, takes, [name], **how))
        return name

    def of(self, number: object, kind: type = np.float32) -> str:
        """A constant."""
        name = f"constant{len(self.constants)}"
        self.constants.append(from_array(np.array(number, kind), name))
        return name

    def rest(self, numbers: str, divisor: int) -> str:
        """What is left of numbers when they are divided."""
        return self("Mod", numbers, self.of(float(divisor)), fmod=1)

    def tones(self, symbols: str, lasts: str, tones: Tones) -> str:
        """From symbols and the frames of each, both of shape (1, n), to their sound."""
        across = self.of([1], np.int64)
        ends = self("CumSum", lasts, self.of(1, np.int64))
        count = self("ReduceSum", lasts, keepdims=0)
        frames = self("Range", self.of(0.0), count, self.of(1.0))
        past = self("GreaterOrEqual", self("Unsqueeze", frames, across), ends)
        which = self("ReduceSum", self("Cast", past, to=WHOLE), across, keepdims=0)
        row = self("Squeeze", symbols, self.of([0], np.int64))
        now = self("Unsqueeze", self("Gather", row, which), across)
        hertz = self("Add", self("Mul", now, self.of(STEP)), self.of(LOWEST))
        clock = 2 * np.pi * np.arange(1, tones.hop + 1)[None] / tones.rate
        wave = self("Sin", self("Mul", hertz, self.of(clock)))
        voiced = self("Cast", self("Greater", now, self.of(tones.silent)), to=FLOAT)
        loud = self("Mul", self("Mul", wave, voiced), self.of(LOUD))
        return self("Reshape", loud, self.of([-1], np.int64))

    def model(
        self,
        takes: Takes,
        gives: Gives,
        notes: dict[str, str],
    ) -> ModelProto:
        """The whole, with its inputs and outputs."""
        for name, (of, _shape) in gives.items():
            self.nodes.append(helper.make_node("Identity", [of], [name]))
        graph = helper.make_graph(
            self.nodes,
            "tiny",
            [helper.make_tensor_value_info(name, *of) for name, of in takes.items()],
            [
                helper.make_tensor_value_info(name, FLOAT, shape)
                for name, (_of, shape) in gives.items()
            ],
            self.constants,
        )
        opset = [helper.make_opsetid("", 17)]
        model = helper.make_model(graph, opset_imports=opset, ir_version=9)
        helper.set_model_props(model, notes)
        checker.check_model(model)
        return model
