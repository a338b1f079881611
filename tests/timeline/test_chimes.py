"""Chimes take of the quiet at both ends, and of nothing else."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from tests.anybody import LIBRARY
from tests.timeline.scripts import Asked, sessions

from unclench.composer import Needs, choose
from unclench.timeline import Cue, CueKind, Timeline, captions
from unclench.timeline.chimes import with_chimes
from unclench.vocabulary import SAMPLE_RATE, Moment, Part, Tuning, Utterance

SECOND = SAMPLE_RATE


def quiet_between(lead: float, tail: float) -> Timeline:
    """Ten seconds of speech with so many seconds of quiet around it."""
    starts = [0, round(lead * SECOND), round((lead + 10) * SECOND)]
    end = starts[-1] + round(tail * SECOND)
    kinds = (CueKind.PAUSE, CueKind.SPEECH, CueKind.PAUSE)
    cues = [
        Cue(kind, a, b, Part.SETTLE, utterance=Utterance("a") if i == 1 else None)
        for i, (kind, (a, b)) in enumerate(
            zip(kinds, pairwise([*starts, end]), strict=True)
        )
    ]
    return Timeline(end, tuple(cues), ())


def chimes(timeline: Timeline) -> list[tuple[float, float]]:
    return [
        (cue.start / SECOND, cue.end / SECOND) for cue in with_chimes(timeline).chimes
    ]


def test_one_rings_before_the_first_word_and_one_after_the_last() -> None:
    assert chimes(quiet_between(5, 10)) == [(0.6, 5), (16.5, 23.5)]


def test_there_is_none_where_it_could_not_ring_out() -> None:
    assert chimes(quiet_between(1.9, 2.8)) == []
    assert chimes(quiet_between(2, 2)) == [(0.6, 2)]


@given(session=sessions())
def test_nothing_else_moves_and_every_moment_stays_covered(session: Asked) -> None:
    before = session.timeline
    after = with_chimes(before)
    assert after.length == before.length
    assert after.speech == before.speech
    assert after.breaths == before.breaths
    phases = {cue.start for cue in after.breaths}
    ground = [
        c for c in after.cues if c.kind is not CueKind.SPEECH or c.start not in phases
    ]
    assert ground[0].start == 0
    assert ground[-1].end == after.length
    assert all(a.end == b.start for a, b in pairwise(ground))


def test_captions_show_a_note() -> None:
    written = captions(with_chimes(quiet_between(5, 10)))
    assert "chime\n00:00:00.600 --> 00:00:05.000 line:85%\n♪\n" in written


@pytest.mark.parametrize(
    ("wish", "rings"),
    [
        ({"technique": "calm-place"}, True),
        ({"technique": "calm-place", "moment": Moment.FLARE}, False),
        ({"technique": "calm-place", "gentle": True}, False),
        ({"technique": "scan-nature", "moment": Moment.SLEEP, "minutes": 12}, False),
        ({"technique": "calm-place", "tuning": Tuning()}, False),
    ],
)
def test_they_ring_where_they_are_wished_for_and_welcome(
    *, wish: dict[str, Any], rings: bool
) -> None:
    needs = Needs(**{"voice": "v", "minutes": 5, "tuning": Tuning(chimes=True), **wish})
    assert choose(needs, LIBRARY).chimed is rings
