"""Every gain of a mix, worked out before a sample of it is made."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from unclench.sound import breath, chime
from unclench.sound.curve import CELL, Curve
from unclench.sound.duck import depths, stepped_back
from unclench.sound.levels import Levels
from unclench.sound.loudness import HOP, Powers, integrated, k_powers
from unclench.sound.opening import fades, opened
from unclench.sound.width import Bed
from unclench.timeline import Cue, Timeline
from unclench.vocabulary import SAMPLE_RATE, Clip, Clips, Utterance


@dataclass(frozen=True, slots=True)
class Pinned:
    """Two numbers of an earlier plan, so that what no change touches sounds the same."""

    voice_lufs: float
    """Loudness of the voice, that the ambience is set against."""
    gain_db: float
    """Gain over all, in dB with the voice at the target."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Gains of a mix. Factors, not decibels, unless the name says so."""

    voice: tuple[float, ...]
    """Of each spoken cue's clip, in the order of `Timeline.speech`."""
    bed: Curve
    """Of the ambience, a value a cell, fades and stepping back included."""
    breath: float
    """Of the breath tone's fullest moment."""
    chime: float
    """Of a chime's loudest moment."""
    fade: Curve
    """Of the breath tone, a value a cell."""
    powers: Powers
    """K-weighted powers the mix will have, each 100 ms."""
    predicted_lufs: float
    """Integrated loudness the mix will have."""
    pinned: Pinned
    """What the gains were worked out from."""

    def scaled(self, gain: float, predicted_lufs: float) -> "Plan":
        """Return the plan with everything louder by a factor."""
        return replace(
            self,
            voice=tuple(gain * each for each in self.voice),
            bed=self.bed * np.float32(gain),
            breath=self.breath * gain,
            chime=self.chime * gain,
            powers=self.powers * gain**2,
            predicted_lufs=predicted_lufs,
        )


def planned(
    timeline: Timeline,
    clips: Clips,
    bed: Bed | None,
    levels: Levels,
    *,
    breath_tone: bool,
    pinned: Pinned | None = None,
) -> Plan:
    """Level the parts against each other, then all of them to the target.

    Powers of voice, ambience and tone add, so the loudness of the whole is predicted
    from the powers of the parts (``audio.md`` 3).

    Parameters
    ----------
    pinned
        Of the session that this one changes a little, so that what did not change keeps
        its bytes; None to meet the target.
    """
    voice, spoken, powers = _levelled(timeline, clips, levels)
    fade = fades(timeline.length, levels)
    curve, full = np.zeros_like(fade), 0.0
    heard = integrated(powers) if voice else levels.target_lufs
    if pinned:
        heard = pinned.voice_lufs
    tone = breath_tone * 10 ** ((levels.target_lufs - levels.breath_below_voice_db) / 20)
    rung = 10 ** ((levels.target_lufs - levels.chime_below_voice_db) / 20)
    tones = _tones(timeline, len(powers), tone, rung)
    if bed:
        plain = bed.powers(timeline.length)
        # Over speech the bed is 'below voice'; elsewhere it comes forward by the duck.
        full = heard - levels.bed_below_voice_db - integrated(plain) + levels.duck_db
        forward = plain * 10 ** (full / 10)
        deep = depths(timeline, spoken, forward, tones, levels)
        curve = fade * 10 ** ((full - stepped_back(timeline, deep, levels)) / 20)
        powers += plain * _each_hop(np.square(curve), len(plain))
    powers += tones
    predicted = integrated(powers)
    db = pinned.gain_db if pinned else levels.target_lufs - predicted
    plan = Plan(
        voice=voice,
        bed=curve.astype(np.float32),
        breath=tone,
        chime=rung,
        fade=fade.astype(np.float32),
        powers=powers,
        predicted_lufs=predicted,
        pinned=Pinned(heard, db),
    ).scaled(10 ** (db / 20), predicted + db)
    if bed:
        louder = opened(plan.bed, full + db, bed, timeline.length, levels)
        plan = replace(plan, bed=louder)
    return plan


def _levelled(
    timeline: Timeline, clips: Clips, levels: Levels
) -> tuple[tuple[float, ...], tuple[float, ...], Powers]:
    """Make every clip equally loud but for its delivery.

    Returns their gains, the loudness each then has in LUFS, and their powers.
    """
    powers = np.zeros(-(-timeline.length // HOP) + 1)
    known: dict[Utterance, Powers] = {}
    gains, loud = [], []
    for cue in timeline.speech:
        said = utterance(cue)
        if said not in known:
            known[said] = clip_powers(clips[said])
        softer = _softer(cue.start, timeline.speech[-1].end, levels)
        loud.append(levels.target_lufs + said.delivery.level - softer)
        db = loud[-1] - integrated(known[said], window=1)
        gains.append(10 ** (db / 20))
        _lay(powers, cue.start, known[said] * gains[-1] ** 2)
    return tuple(gains), tuple(loud), powers[:-1]


def utterance(cue: Cue) -> Utterance:
    """Return what a spoken cue says."""
    if cue.utterance is None:
        raise ValueError(f"The speech at sample {cue.start} says nothing: {cue}")
    return cue.utterance


def clip_powers(clip: Clip) -> Powers:
    """K-weighted powers of a clip heard on both sides, at its own rate."""
    samples = clip.samples.astype(np.float32)[None] * np.float32(2**-15)
    return 2 * k_powers(samples, clip.rate)


def _softer(start: int, last: int, levels: Levels) -> float:
    """How much softer the voice is at a moment, in dB: most at its last word."""
    over = min(levels.voice_fade_s * SAMPLE_RATE, last / 2)
    return levels.voice_fade_db * max(0.0, 1 - (last - start) / over)


def _lay(powers: Powers, start: int, clip: Powers) -> None:
    """Add a clip's powers where it sounds, shared between the two hops it straddles."""
    at, over = divmod(start, HOP)
    share = over / HOP
    shifted = np.append(clip * (1 - share), 0) + np.append(0, clip * share)
    part = powers[at : at + len(shifted)]
    part += shifted[: len(part)]


def _tones(timeline: Timeline, hops: int, tone: float, rung: float) -> Powers:
    """Powers of breath tone and chimes at their gains."""
    cells = np.zeros(-(-timeline.length // CELL) + 2)
    for cue in timeline.breaths:
        power = breath.powers(cue)
        part = cells[cue.start // CELL :][: len(power)]
        part += power[: len(part)]
    powers = _each_hop(cells, hops) * tone**2
    for cue in timeline.chimes:
        _lay(powers, cue.start, chime.powers(cue.end - cue.start) * rung**2)
    return powers


def _each_hop(cells: NDArray[np.float64], hops: int) -> Powers:
    """Means over 100 ms of values a cell."""
    per_hop = HOP // CELL
    short = max(0, hops * per_hop - len(cells))
    means: Powers = np.pad(cells, (0, short))[: hops * per_hop].reshape(hops, -1).mean(1)
    return means
