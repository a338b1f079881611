"""A line by the system's program: the command, the file it writes, the words in it."""

import subprocess
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.vocabulary import SAMPLE_RATE, Utterance
from unclench.voice.errors import EngineStoppedError, NothingSpokenError, VoiceError
from unclench.voice.recorded.decode import NotTaken, decoded, resampled
from unclench.voice.recorded.words import word_times
from unclench.voice.say.program import PATIENCE
from unclench.voice.say.settings import SaySettings
from unclench.voice.take import Take
from unclench.voice.trim import WORD, trimmed

FORMAT = "LEI16@22050"
"""16 bits, 22 050 samples a second: what the voices of the system are made in."""
OFF = 0.07
"""So far from the pace asked, a line is said again (``method.md`` 9.4)."""
RATES = (60, 400)
"""Words a minute that are asked of the program, at least and at most."""
_EDGE, _MARGIN = 0.005, 0.005


class SystemVoiceError(VoiceError):
    """The system's program does not speak."""

    def __init__(self, voice: str) -> None:
        super().__init__(
            f"The system's voice {voice!r} does not speak. Look in the system's settings "
            "whether it is there, or choose another voice."
        )


def command(program: str, settings: SaySettings, rate: int, file: Path) -> list[str]:
    """Return what is run; the text comes by standard input, where it is no option."""
    return [
        *(program, "-v", settings.voice, "-r", str(rate)),
        *("-o", str(file), f"--data-format={FORMAT}", "-f", "-"),
    ]


def say_line(program: str, settings: SaySettings, utterance: Utterance) -> Take:
    """Speak a line; it is said once more where it comes much too fast or too slow.

    Its pitch stays the voice's own. When the words are said is an estimate.

    Raises
    ------
    SystemVoiceError
        If the program fails or writes nothing that can be read.
    EngineStoppedError
        If it does not end.
    NothingSpokenError
        If there is no sound in what it wrote.
    """
    wished = utterance.delivery.rate
    asked = wished
    for _ in range(2):
        sound = _spoken(program, settings, utterance, asked)
        heard = 60 * len(WORD.findall(utterance.text)) * SAMPLE_RATE / len(sound)
        if not heard or abs(heard / wished - 1) <= OFF:
            break
        asked = min(RATES[1], max(RATES[0], round(asked * wished / heard)))
    return Take(sound.tobytes(), SAMPLE_RATE, word_times(utterance.text, sound))


def _spoken(
    program: str, settings: SaySettings, utterance: Utterance, rate: int
) -> NDArray[np.int16]:
    """Return a line without its quiet edges, at `SAMPLE_RATE`."""
    with tempfile.TemporaryDirectory(prefix="unclench-say-") as folder:
        file = Path(folder) / "line.wav"
        try:
            subprocess.run(  # noqa: S603 - the system's own program, found on the path
                command(program, settings, rate, file),
                input=_plain(utterance.text).encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=True,
                timeout=PATIENCE,
            )
            found, hertz = decoded(file.read_bytes())
        except subprocess.TimeoutExpired:
            raise EngineStoppedError(utterance) from None
        except (OSError, subprocess.CalledProcessError, NotTaken):
            raise SystemVoiceError(settings.voice) from None
    whole = np.rint(np.clip(resampled(found, hertz), -1, 1) * 32767).astype(np.int16)
    clip = trimmed(
        whole, SAMPLE_RATE, (), utterance.text, threshold=_EDGE, margin=_MARGIN
    )
    if clip is None:
        raise NothingSpokenError(utterance)
    return clip.samples


def _plain(text: str) -> str:
    """Take out what the program would read as an order: ``[[slnc 5000]]``."""
    return text.replace("[[", " ").replace("]]", " ")
