"""A session is heard while it is made, and what nobody wants is not made on."""

import io
import time
from pathlib import Path

import av
import numpy as np
import pytest
from django.http import StreamingHttpResponse
from numpy.typing import NDArray
from tests.web.serving import wait_until
from tests.web.visitors import Visitor

from unclench.web.models import Practice
from unclench.web.renderer import State, ask_progress

pytestmark = pytest.mark.usefixtures("renderer")


def decoded(content: bytes) -> NDArray[np.float32]:
    with av.open(io.BytesIO(content), "r") as container:
        return np.concatenate([f.to_ndarray() for f in container.decode(audio=0)], axis=1)


def live(visitor: Visitor, practice: Practice) -> StreamingHttpResponse:
    answer = visitor.get(f"/practice/{practice.pk}/live.opus")
    assert isinstance(answer, StreamingHttpResponse)
    return answer


def progress(visitor: Visitor, practice: Practice) -> dict[str, object]:
    return dict(visitor.get(f"/practice/{practice.pk}/progress").json())


def fraction(practice: Practice) -> float:
    return ask_progress(practice.digest, practice.audio).fraction


def test_it_is_heard_at_once_and_is_the_session_that_is_kept(visitor: Visitor) -> None:
    practice = visitor.started(what="morning-wave/", minutes="3")
    page = visitor.get(f"/practice/{practice.pk}/").content.decode()
    assert f'src="/practice/{practice.pk}/live.opus"' in page
    answer = live(visitor, practice)
    assert answer["Content-Type"] == "audio/ogg; codecs=opus"
    assert "Content-Length" not in answer
    blocks = iter(answer)
    first = next(blocks)
    while len(first) < 1000:  # the headers come by themselves
        first += next(blocks)
    assert ask_progress(practice.digest, "opus").state is State.RENDERING
    assert decoded(first).shape[1] > 0
    heard = decoded(first + b"".join(blocks))
    wait_until(lambda: progress(visitor, practice)["state"] == "ready", seconds=60)
    kept = visitor.get(f"/session/{practice.digest}/sound.opus").getvalue()
    np.testing.assert_array_equal(heard, decoded(kept))
    # Whoever comes late is sent to what is kept.
    late = visitor.get(f"/practice/{practice.pk}/live.opus")
    assert late["Location"] == f"/session/{practice.digest}/sound.opus"


def test_what_happens_when_is_told_before_the_sound_is_whole(visitor: Visitor) -> None:
    practice = visitor.started(what="scan-nature/waves", minutes="15")
    base = f"/session/{practice.digest}"
    wait_until(lambda: progress(visitor, practice)["settled"], seconds=60)
    captions = visitor.get(f"{base}/opus.vtt")
    record = visitor.get(f"{base}/opus.json")
    assert ask_progress(practice.digest, "opus").state is State.RENDERING
    assert captions.getvalue().startswith(b"WEBVTT")
    assert (captions["Cache-Control"], record["Cache-Control"]) == ("no-store",) * 2
    told = record.json()
    assert (told["digest"], told["seconds"], told["audio"]) == (practice.digest, 900, {})
    visitor.post(f"/practice/{practice.pk}/heard", {"seconds": 1, "ended": "on"})


def test_what_is_ended_is_given_up_within_a_second(
    visitor: Visitor, renderer: Path
) -> None:
    practice = visitor.started(what="calm-place/beach", minutes="20")
    wait_until(lambda: fraction(practice) > 0.12, seconds=60)
    aside = renderer / "sessions" / ".aside"
    assert list(aside.iterdir())
    begun = time.monotonic()
    visitor.post(f"/practice/{practice.pk}/heard", {"seconds": 1, "ended": "on"})
    wait_until(lambda: not list(aside.iterdir()), seconds=10)
    # Half a chunk may be under way, and the machine may be busy.
    assert time.monotonic() - begun < 2
    assert ask_progress(practice.digest, "opus").state is State.UNKNOWN
    assert not (renderer / "sessions" / practice.digest).exists()
    assert not (renderer / "cache" / "live" / practice.digest).exists()


def test_two_who_wait_are_served_side_by_side(visitor: Visitor) -> None:
    first = visitor.started(what="calm-place/beach", minutes="8")
    second = visitor.started(what="scan-nature/waves", minutes="8")
    wait_until(lambda: fraction(first) > 0.2 and fraction(second) > 0.2, seconds=60)
    begun = fraction(first), fraction(second)
    wait_until(lambda: max(fraction(first), fraction(second)) > 0.5, seconds=60)
    ended = fraction(first), fraction(second)
    gained = [after - before for before, after in zip(begun, ended, strict=True)]
    assert min(gained) > max(gained) / 3
    for each in (first, second):
        visitor.post(f"/practice/{each.pk}/heard", {"seconds": 1, "ended": "on"})


def test_a_browser_that_takes_no_opus_hears_it_when_it_is_whole(
    visitor: Visitor,
) -> None:
    practice = visitor.started(minutes="2", audio="m4a")
    assert not ask_progress(practice.digest, "m4a").audible
    assert visitor.get(f"/practice/{practice.pk}/live.opus").status_code == 404
