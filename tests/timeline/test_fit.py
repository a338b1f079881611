"""A script is brought to its exact length, and the laws of a session hold."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.anybody import LIBRARY
from tests.timeline.scripts import Asked, durations, script_of, sessions

from unclench.composer import Said, Script, Segment
from unclench.timeline import Cue, CueKind
from unclench.timeline.fit import DoesNotFit, fit
from unclench.vocabulary import (
    SAMPLE_RATE,
    BreathPattern,
    Ending,
    Eyes,
    Moment,
    Part,
    Posture,
    Spoken,
    Tone,
    Utterance,
)
from unclench.vocabulary.method import (
    CHOICE_EVERY,
    LEAD_IN_SHORT,
    PHRASE_MARGIN,
    SHORT,
    TAIL_FADE,
    TAIL_SHORT,
    Bounds,
    return_least,
)

SECOND = SAMPLE_RATE


def span(cues: list[Cue]) -> int:
    return cues[-1].end - cues[0].start if cues else 0


# -- Laws of every session ---------------------------------------------------------


@given(session=sessions())
def test_it_lasts_exactly_as_long_as_asked(session: Asked) -> None:
    timeline = session.timeline
    assert timeline.length == round(session.minutes * 60 * SECOND)
    assert max(cue.end for cue in timeline.cues) == timeline.length


@given(session=sessions())
def test_every_moment_is_covered_and_lines_never_overlap(session: Asked) -> None:
    timeline = session.timeline
    ground = [c for c in timeline.cues if c.kind is not CueKind.SPEECH]
    phases = {cue.start for cue in timeline.breaths}
    ground += [c for c in timeline.speech if c.start not in phases]
    ground.sort(key=lambda cue: cue.start)
    assert ground[0].start == 0
    assert all(a.end == b.start for a, b in pairwise(ground))
    assert all(a.end <= b.start for a, b in pairwise(timeline.speech))


@given(session=sessions())
def test_the_voice_is_never_sped_up(session: Asked) -> None:
    lengths = durations(session.script)
    for cue in session.timeline.speech:
        assert cue.utterance
        assert cue.end - cue.start == lengths[cue.utterance].length


@given(session=sessions())
def test_safety_is_first_and_the_way_back_or_the_fade_last(session: Asked) -> None:
    timeline = session.timeline
    last = Part.FADE if timeline.ending is Ending.FADE else Part.RETURN
    assert timeline.speech[0].part is Part.SAFETY
    assert timeline.speech[-1].part is last
    assert timeline.speech[0].start <= 10 * SECOND


@given(session=sessions())
def test_a_choice_is_given_within_30_seconds_and_every_4_minutes(session: Asked) -> None:
    timeline, minutes = session.timeline, session.minutes
    given = [c.start for c in timeline.speech if c.part in {Part.SAFETY, Part.CHOICE}]
    assert given[0] <= 30 * SECOND
    if minutes >= SHORT and timeline.ending is Ending.RETURN:
        moments = [given[0], *given[1:], timeline.speech[-1].end]
        assert max(b - a for a, b in pairwise(moments)) <= CHOICE_EVERY * SECOND


@given(session=sessions())
def test_before_sleep_all_choices_come_before_the_deep_part(session: Asked) -> None:
    timeline = session.timeline
    if timeline.ending is Ending.FADE:
        awake = {Part.SAFETY, Part.SETTLE, Part.BREATH, Part.CHOICE}
        deep = next(c.start for c in timeline.speech if c.part not in awake)
        choices = [c.start for c in timeline.speech if c.part is Part.CHOICE]
        assert choices
        assert max(choices) < deep


@given(session=sessions())
def test_coming_back_lasts_long_enough(session: Asked) -> None:
    timeline, minutes = session.timeline, session.minutes
    if timeline.ending is Ending.RETURN:
        back = [c for c in timeline.cues if c.part is Part.RETURN]
        tail = back.pop()
        assert tail.kind is CueKind.PAUSE
        assert span(back) >= return_least(minutes) * SECOND - len(back)


@given(session=sessions())
def test_breaths_keep_their_pace_to_the_sample(session: Asked) -> None:
    lengths: dict[CueKind, set[int]] = {}
    timeline = session.timeline
    for cue in timeline.breaths:
        lengths.setdefault(cue.kind, set()).add(cue.end - cue.start)
    assert all(len(found) == 1 for found in lengths.values())


@given(session=sessions())
def test_a_breath_phrase_starts_on_its_phase_and_ends_well_before_it(
    session: Asked,
) -> None:
    timeline = session.timeline
    ends = {cue.start: cue.end for cue in timeline.breaths}
    inside = [
        cue
        for cue in timeline.speech
        if any(b.start <= cue.start < b.end for b in timeline.breaths)
    ]
    for cue in inside:
        assert cue.start in ends
        assert cue.end <= ends[cue.start] - PHRASE_MARGIN * SECOND


@given(session=sessions())
def test_chapters_cover_the_whole_without_a_gap(session: Asked) -> None:
    timeline = session.timeline
    assert timeline.chapters[0].start == 0
    assert timeline.chapters[-1].end == timeline.length
    assert all(a.end == b.start for a, b in pairwise(timeline.chapters))
    assert all(a.part is not b.part for a, b in pairwise(timeline.chapters))


@given(session=sessions())
def test_the_same_script_fits_the_same_way(session: Asked) -> None:
    assert session.timeline == session.timeline


def test_a_session_for_sleep_goes_out_over_a_minute() -> None:
    script = script_of("scan-nature", 12, moment=Moment.SLEEP)
    last = fit(script, durations(script), 12).cues[-1]
    length = (last.end - last.start) / SECOND
    assert TAIL_FADE.least <= length <= TAIL_FADE.most


# -- How it gives way, on a script small enough to reckon by hand --------------------

PAUSE = Bounds(5, 10, 20)


def line(name: str, part: Part = Part.SCENE, optional: int = 0) -> Segment:
    """Ten seconds of speech and ten of quiet, which may be five to twenty."""
    return Segment(part, name, (Said(name, Utterance(name)), PAUSE), optional)


def small(*segments: Segment, choices: tuple[Segment, ...] = ()) -> Script:
    return Script("Small", "en", Ending.RETURN, segments, choices, ())


def ten_seconds(script: Script) -> dict[Utterance, Spoken]:
    return {utterance: Spoken(10 * SECOND) for utterance in script.utterances}


SMALL = small(line("a"), line("b"), line("c", optional=2), line("d", optional=1))
AROUND = LEAD_IN_SHORT.usual + TAIL_SHORT.usual


def spoken(minutes: float, script: Script = SMALL) -> list[str]:
    return [c.line for c in fit(script, ten_seconds(script), minutes).speech]


def test_at_its_usual_length_every_pause_is_as_wished() -> None:
    timeline = fit(SMALL, ten_seconds(SMALL), (AROUND + 40) / 60)
    pauses = [c.end - c.start for c in timeline.cues if c.kind is CueKind.PAUSE]
    assert [p / SECOND for p in pauses] == [
        LEAD_IN_SHORT.usual,
        10,
        10,
        TAIL_SHORT.usual,
    ]


def test_pauses_stretch_before_passages_are_added() -> None:
    assert spoken((AROUND + 45) / 60) == ["a", "b"]


def test_passages_come_in_by_rank_where_there_is_time_and_keep_their_place() -> None:
    assert spoken((AROUND + 60) / 60) == ["a", "b", "d"]
    assert spoken((AROUND + 80) / 60) == ["a", "b", "c", "d"]


def test_all_pauses_give_the_same_share_of_their_way() -> None:
    timeline = fit(SMALL, ten_seconds(SMALL), (AROUND + 44) / 60)
    lead, first, second, tail = (
        (c.end - c.start) / SECOND for c in timeline.cues if c.kind is CueKind.PAUSE
    )
    share = (first - 10) / (20 - 10)
    assert second == pytest.approx(first, abs=1e-4)
    assert (lead - 1.5) / (3 - 1.5) == pytest.approx(share, abs=1e-4)
    assert (tail - 4) / (8 - 4) == pytest.approx(share, abs=1e-4)


def test_what_cannot_fit_is_refused_with_what_can() -> None:
    with pytest.raises(DoesNotFit) as refused:
        spoken(0.5)
    least = LEAD_IN_SHORT.least + TAIL_SHORT.least + 30
    most = LEAD_IN_SHORT.most + TAIL_SHORT.most + 120
    assert refused.value.least == pytest.approx(least / 60)
    assert refused.value.most == pytest.approx(most / 60)
    with pytest.raises(DoesNotFit, match=r"takes 0\.6 to 2\.2\.$"):
        spoken(2.5)


@given(pace=st.floats(0.8, 1.1), minutes=st.integers(3, 20))
def test_another_voice_s_pace_fits_as_well(pace: float, minutes: int) -> None:
    script = script_of("calm-place", minutes)
    timeline = fit(script, durations(script, pace), minutes)
    assert timeline.length == minutes * 60 * SECOND


def test_a_short_way_back_is_made_long_enough() -> None:
    script = small(
        line("a", Part.SAFETY),
        *(line(f"s{n}") for n in range(12)),
        Segment(Part.RETURN, "r", (Said("r", Utterance("r")), Bounds(1, 1, 1)) * 2),
    )
    timeline = fit(script, ten_seconds(script), 5)
    back = [c for c in timeline.cues if c.part is Part.RETURN][:-1]
    assert span(back) >= return_least(5) * SECOND - len(back)


def test_choice_lines_are_taken_in_turn_where_four_minutes_would_pass() -> None:
    choices = (line("x", Part.CHOICE), line("y", Part.CHOICE))
    body = (line(f"s{n}") for n in range(40))
    script = small(line("a", Part.SAFETY), *body, line("r", Part.RETURN), choices=choices)
    timeline = fit(script, ten_seconds(script), 14)
    given = [(c.start, c.line) for c in timeline.speech if c.part is Part.CHOICE]
    assert [name for _, name in given] == ["x", "y", "x"]


@pytest.mark.parametrize("technique", sorted(LIBRARY.techniques))
def test_a_technique_s_ends_are_within_reach_of_slower_and_faster_voices(
    technique: str,
) -> None:
    bounds = LIBRARY.technique(technique).minutes
    for minutes in (bounds.least, bounds.most):
        script = script_of(technique, minutes)
        for pace in (0.9, 1.1):
            assert fit(script, durations(script, pace), minutes).length


def test_a_choice_line_comes_a_little_early_where_a_part_begins() -> None:
    def given(*before: Part) -> int:
        parts = [*before, *(Part.SCENE for _ in range(11 - len(before)))]
        body = (line(f"s{n}", part) for n, part in enumerate(parts))
        script = small(
            line("a", Part.SAFETY), *body, line("r", Part.RETURN), choices=(CHOICE,)
        )
        said = [c.line for c in fit(script, ten_seconds(script), 5).speech]
        return said.index("x") - 1

    assert given() == 10
    assert given(*(Part.SETTLE for _ in range(8))) == 8
    assert given(*(Part.SETTLE for _ in range(5))) == 10


CHOICE = line("x", Part.CHOICE)


def test_a_short_passage_comes_forward_where_the_next_ones_are_too_long() -> None:
    def session(minutes: float) -> Script:
        return script_of(
            "breath-link",
            minutes,
            posture=Posture.LYING,
            moment=Moment.MORNING,
            tone=Tone.PLAIN,
            eyes=Eyes.OPEN,
            breath=BreathPattern.FOUR_SIX,
        )

    for seconds in range(170, 180):
        script = session(seconds / 60)
        timeline = fit(script, durations(script), seconds / 60)
        assert timeline.length == seconds * SECOND
