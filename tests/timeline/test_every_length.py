"""Every technique fits at every half minute, wherever and however it is heard."""

from itertools import product

import pytest
from tests.anybody import LIBRARY
from tests.timeline.scripts import durations

from unclench.composer import Needs, Refused, choose, write
from unclench.timeline.fit import fit
from unclench.vocabulary import SAMPLE_RATE, Ending, Moment, Posture, SenseMode, Tone

PLACES = [
    (technique.id, place)
    for technique in LIBRARY.techniques.values()
    for place in (tuple(LIBRARY.movements) if technique.ladder else technique.scenes)
    or ("",)
]


def postures(technique: str, place: str) -> tuple[Posture, ...]:
    known = LIBRARY.technique(technique)
    return LIBRARY.movements[place].postures if known.ladder else known.postures


def fits(needs: Needs) -> None:
    assert needs.minutes
    script = write(choose(needs, LIBRARY), LIBRARY)
    timeline = fit(script, durations(script), needs.minutes)
    assert timeline.length == needs.minutes * 60 * SAMPLE_RATE, needs


@pytest.mark.parametrize(("technique", "place"), PLACES)
def test_it_fits_at_every_half_minute(technique: str, place: str) -> None:
    bounds = LIBRARY.technique(technique).minutes
    known = postures(technique, place)
    for n in range(round(bounds.least * 2), round(bounds.most * 2) + 1):
        posture = known[n % len(known)]
        fits(Needs(technique, voice="v", minutes=n / 2, scene=place, posture=posture))


@pytest.mark.parametrize(("technique", "place"), PLACES)
def test_its_ends_fit_in_every_posture_and_mode(technique: str, place: str) -> None:
    known = LIBRARY.technique(technique)
    moments = [Moment.DAY] if Ending.RETURN in known.endings else []
    moments += [Moment.SLEEP] if Ending.FADE in known.endings else []
    lengths = (known.minutes.least, known.minutes.most)
    for minutes, posture, sense, tone, moment in product(
        lengths, postures(technique, place), SenseMode, Tone, moments
    ):
        needs = Needs(
            technique,
            voice="v",
            minutes=minutes,
            scene=place,
            posture=posture,
            sense=sense,
            tone=tone,
            moment=moment,
        )
        fits(needs)


def test_the_gentle_profile_has_every_technique_that_can_be_short() -> None:
    open_to_all = set()
    for technique in LIBRARY.techniques:
        try:
            choose(Needs(technique, voice="v", gentle=True), LIBRARY)
        except Refused:
            continue
        open_to_all.add(technique)
    short = {t.id for t in LIBRARY.techniques.values() if t.minutes.least <= 5}
    assert open_to_all == short
