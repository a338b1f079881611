from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pytest

from unclench.composer import Needs, choose
from unclench.content import Library
from unclench.session import Prepared, Refused, Studio, prepare
from unclench.session.check import check
from unclench.session.cue_by_cue import above_rest, amiss, spoken_at
from unclench.sound import Measured
from unclench.sound.loudness import integrated, k_powers
from unclench.sound.plan import clip_powers, utterance
from unclench.vocabulary import Clip, Moment, Tuning, Utterance


@pytest.fixture(scope="module")
def good(prepared: Prepared) -> Measured:
    """What is found in a file that is as it was planned."""
    return Measured(
        seconds=60.0,
        lufs=-19.2,
        true_peak=-2.3,
        loudness_range=5.0,
        longest_silence=0.4,
        clipped=0,
        powers=prepared.mix.plan.powers,
    )


def test_a_good_render_passes(prepared: Prepared, good: Measured) -> None:
    check(prepared, good)


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        ({"seconds": 60.06}, "it lasts 60.06 s instead of 60.00 s"),
        ({"lufs": -20.1}, "its loudness is -20.1 LUFS instead of -19.0"),
        ({"lufs": -17.9}, "its loudness is -17.9 LUFS instead of -19.0"),
        ({"true_peak": -1.9}, "its true peak is -1.9 dBTP, over -2.0"),
        ({"clipped": 3}, "3 samples are clipped"),
        (
            {"longest_silence": 9.0},
            "it is silent for 9.0 s, where 5.0 s were planned at most",
        ),
    ],
)
def test_a_bad_render_is_refused_with_what_is_wrong(
    bad: dict[str, float], fault: str, prepared: Prepared, good: Measured
) -> None:
    with pytest.raises(Refused) as caught:
        check(prepared, replace(good, **bad))  # type: ignore[arg-type]  # one of its fields

    assert caught.value.faults == (fault,)


def test_all_that_is_wrong_is_told(prepared: Prepared, good: Measured) -> None:
    with pytest.raises(Refused) as caught:
        check(prepared, replace(good, lufs=-70.0, longest_silence=60.0))

    assert len(caught.value.faults) == 2


def test_without_an_ambience_the_planned_pauses_are_silent(
    prepared: Prepared, good: Measured
) -> None:
    quiet = replace(prepared, mix=replace(prepared.mix, ambience="none"))
    edges = [0, *(t for c in prepared.timeline.speech for t in (c.start, c.end))]
    longest = max(b - a for a, b in pairwise(edges)) / 48_000

    check(quiet, replace(good, longest_silence=longest, powers=quiet.mix.plan.powers))


def test_a_line_that_is_lost_or_too_loud_in_the_file_is_named(
    prepared: Prepared, good: Measured
) -> None:
    cue = prepared.timeline.speech[2]
    for factor in (0.05, 3.0):
        powers = good.powers.copy()
        powers[cue.start // 4800 : cue.end // 4800 + 1] *= factor
        with pytest.raises(Refused) as caught:
            check(prepared, replace(good, powers=powers))
        (fault,) = caught.value.faults
        assert fault.startswith(f"the line {cue.line} at {cue.start / 48_000:.2f} s")
        assert "were planned" in fault


def test_a_quiet_that_is_not_quiet_is_named_by_the_line_before_it(
    prepared: Prepared, good: Measured
) -> None:
    speech = prepared.timeline.speech
    cue = max(pairwise(speech), key=lambda pair: pair[1].start - pair[0].end)[0]
    powers = good.powers.copy()
    powers[cue.end // 4800 + 1 : cue.end // 4800 + 20] *= 10
    with pytest.raises(Refused, match=f"the quiet after the line {cue.line} at"):
        check(prepared, replace(good, powers=powers))


def test_a_jump_in_the_last_minute_is_told_with_its_time(
    prepared: Prepared, good: Measured
) -> None:
    last = prepared.timeline.speech[-1]
    powers = good.powers.copy()
    at = last.end // 4800 + 8
    powers[at] *= 300
    faults = list(amiss(prepared.mix, powers))
    assert any("it jumps by" in fault and last.line in fault for fault in faults)


def test_words_out_of_their_order_are_refused(prepared: Prepared, good: Measured) -> None:
    cues = list(prepared.timeline.cues)
    i = next(i for i, cue in enumerate(cues) if len(cue.words) > 1)
    cues[i] = replace(cues[i], words=cues[i].words[::-1])
    timeline = replace(prepared.timeline, cues=tuple(cues))
    mixed = replace(prepared, mix=replace(prepared.mix, timeline=timeline))
    with pytest.raises(Refused, match=f"the words of the line {cues[i].line} at"):
        check(mixed, good)


def test_every_line_lies_well_above_all_else(prepared: Prepared) -> None:
    above = [above_rest(prepared.mix, cue) for cue in prepared.timeline.speech]
    assert min(above) >= 11.5


def test_a_line_that_drowns_is_refused(prepared: Prepared, good: Measured) -> None:
    plan = prepared.mix.plan
    drowned = replace(prepared.mix)
    louder = replace(plan, bed=plan.bed * np.float32(6))
    drowned.__dict__["plan"] = louder  # what a fault in the plan would be
    with pytest.raises(Refused, match="dB above the rest"):
        check(replace(prepared, mix=drowned), good)


@dataclass(frozen=True, slots=True)
class Late(Mapping[Utterance, Clip]):
    """Clips that begin a tenth of a second late."""

    clips: Mapping[Utterance, Clip]

    def __getitem__(self, utterance: Utterance) -> Clip:
        clip = self.clips[utterance]
        quiet = np.zeros(clip.rate // 10, np.int16)
        return replace(clip, samples=np.concatenate([quiet, clip.samples]))

    def __iter__(self) -> Iterator[Utterance]:
        return iter(self.clips)

    def __len__(self) -> int:
        return len(self.clips)


def test_speech_beside_its_cue_is_refused(prepared: Prepared, good: Measured) -> None:
    late = replace(prepared, mix=replace(prepared.mix, clips=Late(prepared.mix.clips)))

    with pytest.raises(Refused, match="is heard at"):
        check(late, good)


def test_speech_is_found_where_the_timeline_has_it(prepared: Prepared) -> None:
    for cue in prepared.timeline.speech:
        found = spoken_at(prepared.mix, cue)

        assert found is not None
        assert found[0] == pytest.approx(cue.start, abs=0.02 * 48_000)
        assert found[1] == pytest.approx(cue.end, abs=0.05 * 48_000)


def test_a_session_for_sleep_goes_out_without_a_jump(
    library: Library, studio: Studio
) -> None:
    """Voice 6 dB down by its last word, no chime, the bed out over a minute."""
    needs = Needs(
        *("scan-nature", studio.voice.identity),
        minutes=12,
        moment=Moment.SLEEP,
        ambience="rain",
        tuning=Tuning(chimes=True),
    )
    slept = prepare(choose(needs, library), library, studio)
    mix, timeline = slept.mix, slept.timeline
    assert timeline.chimes == ()
    last = timeline.speech[-1]
    gain = 20 * np.log10(mix.plan.voice[-1] / mix.plan.voice[0])
    clips = [mix.clips[utterance(cue)] for cue in (timeline.speech[0], last)]
    own = [integrated(clip_powers(clip), window=1) for clip in clips]
    levels = [utterance(cue).delivery.level for cue in (timeline.speech[0], last)]
    fallen = gain + own[1] - own[0] - (levels[1] - levels[0])
    assert fallen == pytest.approx(-6, abs=0.3)
    start = timeline.length - 60 * 48_000
    assert mix.plan.fade[start // 480] == pytest.approx(1, abs=1e-3)
    minute = k_powers(mix.mix(start, timeline.length - start))
    powers = mix.plan.powers.copy()
    powers[-len(minute) :] = minute
    assert list(amiss(mix, powers)) == []
    moments = 10 * np.log10(np.convolve(minute, np.full(4, 0.25), "valid") + 1e-12)
    assert np.abs(np.diff(moments[:-20])).max() < 6
