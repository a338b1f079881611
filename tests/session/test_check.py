from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pytest

from unclench.session import Prepared, Refused
from unclench.session.check import check, spoken_at
from unclench.sound import Measured
from unclench.vocabulary import Clip, Utterance

GOOD = Measured(
    seconds=60.0,
    lufs=-19.2,
    true_peak=-2.3,
    loudness_range=5.0,
    longest_silence=0.4,
    clipped=0,
)


def test_a_good_render_passes(prepared: Prepared) -> None:
    check(prepared, GOOD)


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (replace(GOOD, seconds=60.06), "it lasts 60.06 s instead of 60.00 s"),
        (replace(GOOD, lufs=-20.1), "its loudness is -20.1 LUFS instead of -19.0"),
        (replace(GOOD, lufs=-17.9), "its loudness is -17.9 LUFS instead of -19.0"),
        (replace(GOOD, true_peak=-1.9), "its true peak is -1.9 dBTP, over -2.0"),
        (replace(GOOD, clipped=3), "3 samples are clipped"),
        (
            replace(GOOD, longest_silence=9.0),
            "it is silent for 9.0 s, where 5.0 s were planned at most",
        ),
    ],
)
def test_a_bad_render_is_refused_with_what_is_wrong(
    bad: Measured, fault: str, prepared: Prepared
) -> None:
    with pytest.raises(Refused) as caught:
        check(prepared, bad)

    assert caught.value.faults == (fault,)


def test_all_that_is_wrong_is_told(prepared: Prepared) -> None:
    with pytest.raises(Refused) as caught:
        check(prepared, replace(GOOD, lufs=-70.0, longest_silence=60.0))

    assert len(caught.value.faults) == 2


def test_without_an_ambience_the_planned_pauses_are_silent(prepared: Prepared) -> None:
    quiet = replace(prepared, mix=replace(prepared.mix, ambience="none"))
    edges = [0, *(t for c in prepared.timeline.speech for t in (c.start, c.end))]
    longest = max(b - a for a, b in pairwise(edges)) / 48_000

    check(quiet, replace(GOOD, longest_silence=longest))


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


def test_speech_beside_its_cue_is_refused(prepared: Prepared) -> None:
    late = replace(prepared, mix=replace(prepared.mix, clips=Late(prepared.mix.clips)))

    with pytest.raises(Refused, match="is heard at"):
        check(late, GOOD)


def test_speech_is_found_where_the_timeline_has_it(prepared: Prepared) -> None:
    for cue in prepared.timeline.speech:
        found = spoken_at(prepared.mix, cue)

        assert found is not None
        assert found[0] == pytest.approx(cue.start, abs=0.02 * 48_000)
        assert found[1] == pytest.approx(cue.end, abs=0.05 * 48_000)
