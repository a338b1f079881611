"""The first moment of a session: ambience alone, known before a word is spoken.

Nothing is said in the lead-in, so what is heard there need not wait for the voice. How
loud the ambience will be beside it is forecast; once the voice is known, the gain glides
from the forecast to where it belongs, while the sound is still fading in.
"""

import numpy as np
from numpy.typing import NDArray

from unclench.sound.curve import CELL, Curve, smooth
from unclench.sound.levels import Levels
from unclench.sound.loudness import integrated
from unclench.sound.width import Bed
from unclench.vocabulary import SAMPLE_RATE, Tuning
from unclench.vocabulary.method import CHIME_FROM, LEAD_IN, LEAD_IN_SHORT, SHORT

_VOICE_OVER_TARGET, _VOICE_OVER_TARGET_SHORT = 1.7, 0.9
"""dB by which the voice alone is louder than the whole of a session, and of one under
`SHORT` minutes: the middle of 22 sessions, which lay between 0.7 and 2.2."""
_LISTENED_S = 32
"""Seconds of an ambience from which its loudness is forecast: within 1.3 dB of the whole,
by the same sessions."""
_GLIDE_S = 2.0
"""Seconds in which the gain comes from the forecast to where it belongs."""


def known(length: int, levels: Levels, tuning: Tuning) -> int:
    """Samples at the beginning of a session that do not depend on what is said.

    None where the ambience is in step with the breath, which follows the words.
    """
    if tuning.in_step:
        return 0
    alone = _alone(length, levels)
    return min(alone, round(CHIME_FROM * SAMPLE_RATE)) if tuning.chimes else alone


def _alone(length: int, levels: Levels) -> int:
    """Samples in which there is but the ambience, and perhaps a chime.

    Before the first word comes the shortest lead-in there can be, less the time in which
    the ambience steps back for the voice; a whole number of cells.
    """
    short = length < SHORT * 60 * SAMPLE_RATE
    least = (LEAD_IN_SHORT if short else LEAD_IN).least
    return int((least - levels.duck_before_s) * SAMPLE_RATE // CELL) * CELL


def opening(bed: Bed, length: int, levels: Levels) -> Curve:
    """Gains of the ambience over the first samples, a value a cell."""
    count = _alone(length, levels) // CELL + 2
    gain = 10 ** (_forecast(bed, length, levels) / 20)
    return (fades(length, levels)[:count] * gain).astype(np.float32)


def opened(curve: Curve, full_db: float, bed: Bed, length: int, levels: Levels) -> Curve:
    """Return the gains of a whole session's ambience with its opening as forecast.

    Parameters
    ----------
    curve
        Gains worked out from the voice, a value a cell.
    full_db
        The gain that `curve` comes to where nobody speaks, in dB.
    """
    beginning = opening(bed, length, levels)
    beside = _forecast(bed, length, levels) - full_db
    since = np.arange(len(curve)) * CELL - _alone(length, levels)
    left = 1 - smooth(since / (_GLIDE_S * SAMPLE_RATE))
    joined = (curve * 10 ** (beside * left / 20)).astype(np.float32)
    joined[: len(beginning)] = beginning[: len(joined)]
    return joined


def fades(length: int, levels: Levels) -> NDArray[np.float64]:
    """Fade in and out of all that is not voice, a value a cell."""
    t = np.arange(-(-length // CELL) + 2) * CELL
    most = length / 5
    rise = min(levels.fade_in_s * SAMPLE_RATE, most)
    fall = min(levels.fade_out_s * SAMPLE_RATE, most)
    return smooth(t / rise) * smooth((length - t) / fall)


def _forecast(bed: Bed, length: int, levels: Levels) -> float:
    """Gain that the ambience will come to where nobody speaks, in dB."""
    short = length < SHORT * 60 * SAMPLE_RATE
    over = _VOICE_OVER_TARGET_SHORT if short else _VOICE_OVER_TARGET
    plain = integrated(bed.powers(min(length, _LISTENED_S * SAMPLE_RATE)))
    voice = levels.target_lufs + over
    return voice - levels.bed_below_voice_db + levels.duck_db - plain
