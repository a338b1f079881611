"""The files of the two tiny voices, as a server has them."""

from pathlib import Path

from tests.voice.natural.tiny import tiny_kokoro, tiny_piper


def tiny_voices(folder: Path) -> dict[tuple[str, str], dict[str, bytes]]:
    """A voice of each shape: its name and engine, then its files, the model first."""
    kokoro = tiny_kokoro(folder, speakers=("af_heart", "bf_emma"))
    piper = tiny_piper(folder, name="flute.onnx", noise=True)
    return {
        ("chimes", "kokoro"): {path.name: path.read_bytes() for path in kokoro},
        ("flute", "piper"): {path.name: path.read_bytes() for path in piper},
    }
