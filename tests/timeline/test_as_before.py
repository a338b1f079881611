"""A changed line leaves all others where they were, as far as the pauses let it."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.scripts import Asked, durations, script_of, sessions

from unclench.composer import Script
from unclench.timeline import CueKind, Timeline
from unclench.timeline.fit import fit
from unclench.vocabulary import Durations, Spoken, Utterance


def times_of(timeline: Timeline) -> list[tuple[str, int]]:
    return [(cue.line, cue.start) for cue in timeline.speech]


def with_one_line(lengths: Durations, said: Utterance, factor: float) -> Durations:
    """The same lengths, and one line spoken so many times as slowly."""
    return {**lengths, said: Spoken(round(lengths[said].length * factor))}


@cache
def long_one() -> tuple[Script, Timeline]:
    script = script_of("scan-nature", 20)
    return script, fit(script, durations(script), 20)


@settings(max_examples=15)
@given(session=sessions())
def test_nothing_changed_is_the_same_session(session: Asked) -> None:
    before = session.timeline

    again = fit(
        session.script, durations(session.script), session.minutes, times_of(before)
    )

    assert times_of(again) == times_of(before)
    assert again.breaths == before.breaths
    assert again.length == before.length


@pytest.mark.parametrize("factor", [0.8, 1.2])
@pytest.mark.parametrize("which", [3, 20, -4])
def test_a_changed_line_moves_none_but_the_next_few(which: int, factor: float) -> None:
    script, before = long_one()
    changed = before.speech[which].utterance
    assert changed

    lengths = with_one_line(durations(script), changed, factor)
    after = fit(script, lengths, 20, times_of(before))

    moved = set(times_of(after)) ^ set(times_of(before))
    nearest = {cue.line for cue in before.speech[which:][:8]}
    assert {line for line, _ in moved} <= nearest
    assert after.length == before.length
    ends = [cue.end - cue.start for cue in after.speech if cue.utterance == changed]
    assert set(ends) == {lengths[changed].length}


def test_without_times_a_changed_line_moves_them_all() -> None:
    script, before = long_one()
    changed = before.speech[3].utterance
    assert changed

    after = fit(script, with_one_line(durations(script), changed, 1.2), 20)

    same = sum(a == b for a, b in zip(times_of(after), times_of(before), strict=False))
    assert same < len(before.speech) / 10


@settings(max_examples=15)
@given(session=sessions(), which=st.integers(0, 10_000), factor=st.floats(0.5, 2))
def test_the_laws_of_a_session_hold_whatever_has_changed(
    session: Asked, which: int, factor: float
) -> None:
    before = session.timeline
    changed = before.speech[which % len(before.speech)].utterance
    assert changed
    lengths = with_one_line(durations(session.script), changed, factor)
    try:
        plain = fit(session.script, lengths, session.minutes)
    except ValueError:
        return  # so much longer that it fits in no way

    after = fit(session.script, lengths, session.minutes, times_of(before))

    assert after.length == plain.length
    assert max(cue.end for cue in after.cues) == after.length
    ends = [cue.end for cue in after.speech]
    assert all(a <= b.start for a, b in zip(ends, after.speech[1:], strict=False))
    pauses = [c.end - c.start for c in after.cues if c.kind is CueKind.PAUSE]
    assert min(pauses) >= 0


def test_a_line_that_is_new_pushes_nothing_for_long() -> None:
    script, before = long_one()
    gone = times_of(before)[5]

    after = fit(
        script, durations(script), 20, [each for each in times_of(before) if each != gone]
    )

    moved = {line for line, _ in set(times_of(after)) - set(times_of(before))}
    assert moved <= {gone[0], *(line for line, _ in times_of(after)[5:8])}


def test_times_of_another_session_are_of_no_use() -> None:
    script, plain = long_one()

    assert fit(script, durations(script), 20, [("nobody.01", 48_000)]) == plain
