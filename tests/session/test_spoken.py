"""What is composed can be spoken and lasts as long, in the voice that speaks it."""

from pathlib import Path

import pytest
from tests.anybody import LIBRARY, random_needs
from tests.readers import ebur128, probe

from unclench.composer import Needs, choose, write
from unclench.content.review import Level
from unclench.content.review.session import review_session
from unclench.session import SessionStore, Studio
from unclench.session.heard import as_heard
from unclench.sound import Format
from unclench.timeline.fit import fit
from unclench.vocabulary import SAMPLE_RATE, Ending, Spoken
from unclench.vocabulary import Utterance as Said
from unclench.voice import speak


@pytest.fixture(scope="module")
def heard() -> dict[Said, Spoken]:
    """How long each line sounded, once it has been spoken."""
    return {}


@pytest.mark.parametrize("first", range(0, 200, 25))
def test_what_anybody_asks_for_fits_to_the_sample(
    studio: Studio, heard: dict[Said, Spoken], first: int
) -> None:
    for seed in range(first, first + 25):
        recipe = choose(random_needs(seed), LIBRARY, seed=seed)
        script = write(recipe, LIBRARY)
        new = [said for said in script.utterances if said not in heard]
        clips = speak(new, studio.voice, store=studio.clips)
        heard.update((said, clips[said].spoken) for said in new)
        timeline = fit(script, heard, recipe.minutes)
        assert timeline.length == recipe.seconds * SAMPLE_RATE
        told = review_session(as_heard(recipe, timeline, LIBRARY), LIBRARY).findings
        assert [finding for finding in told if finding.level is Level.ERROR] == []


@pytest.mark.parametrize("end", ["least", "most"])
@pytest.mark.parametrize("technique", sorted(LIBRARY.techniques))
def test_the_shortest_and_the_longest_are_what_independent_readers_find(
    ffprobe: Path,
    ffmpeg: Path,
    studio: Studio,
    store: SessionStore,
    technique: str,
    end: str,
) -> None:
    minutes = getattr(LIBRARY.technique(technique).minutes, end)
    recipe = choose(Needs(technique, studio.voice.identity, minutes), LIBRARY)
    session = store.make(recipe, LIBRARY, studio, [Format.OPUS])
    told = probe(ffprobe, session.sound("opus"))["format"]["duration"]
    lufs, peak = ebur128(ffmpeg, session.sound("opus"))
    asleep = recipe.ending is Ending.FADE
    assert float(told) == pytest.approx(recipe.seconds, abs=0.05)
    assert lufs == pytest.approx(-23 if asleep else -19, abs=1)
    assert peak <= -2
