"""Every technique, at every half minute and both ends, in the voice that speaks it."""

from itertools import product
from pathlib import Path

import pytest
from tests.readers import probe

from unclench.composer import Needs, choose, write
from unclench.content import Library
from unclench.session import SessionStore, Studio
from unclench.sound import Format
from unclench.timeline.fit import fit
from unclench.vocabulary import SAMPLE_RATE, BreathPattern, Ending, Moment, Spoken
from unclench.vocabulary import Utterance as Said
from unclench.voice import speak

LIBRARY = Library.load()
PLACES = [
    (technique.id, scene)
    for technique in LIBRARY.techniques.values()
    for scene in technique.scenes or ("",)
]


@pytest.fixture(scope="module")
def heard() -> dict[Said, Spoken]:
    """How long each line sounded, once it has been spoken."""
    return {}


def half_minutes(technique: str) -> list[float]:
    bounds = LIBRARY.technique(technique).minutes
    return [n / 2 for n in range(round(bounds.least * 2), round(bounds.most * 2) + 1)]


@pytest.mark.parametrize(("technique", "scene"), PLACES)
def test_it_fits_at_every_half_minute_in_every_posture(
    studio: Studio, heard: dict[Said, Spoken], technique: str, scene: str
) -> None:
    known = LIBRARY.technique(technique)
    moments = [Moment.DAY, Moment.SLEEP] if Ending.FADE in known.endings else [Moment.DAY]
    breaths = (BreathPattern.RAMP, BreathPattern.NONE)
    for minutes, posture, moment, breath in product(
        half_minutes(technique), known.postures, moments, breaths
    ):
        needs = Needs(
            technique,
            studio.voice.identity,
            minutes,
            scene,
            posture=posture,
            moment=moment,
            breath=breath,
        )
        script = write(choose(needs, LIBRARY), LIBRARY)
        new = [said for said in script.utterances if said not in heard]
        clips = speak(new, studio.voice, store=studio.clips)
        heard.update((said, clips[said].spoken) for said in new)
        timeline = fit(script, heard, minutes)
        assert timeline.length == minutes * 60 * SAMPLE_RATE
        assert timeline.cues[-1].end == timeline.length


@pytest.mark.parametrize("technique", sorted(LIBRARY.techniques))
def test_its_shortest_session_lasts_as_long_for_another_reader(
    ffprobe: Path, studio: Studio, store: SessionStore, technique: str
) -> None:
    needs = Needs(technique, studio.voice.identity, half_minutes(technique)[0])
    recipe = choose(needs, LIBRARY)
    session = store.make(recipe, LIBRARY, studio, [Format.OPUS])
    told = probe(ffprobe, session.sound("opus"))["format"]["duration"]
    assert float(told) == pytest.approx(recipe.seconds, abs=0.05)
