import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from tests.web.visitors import Visitor

from unclench.web.models import CheckIn, Practice, Rating

pytestmark = pytest.mark.usefixtures("renderer")


def finished(visitor: Visitor, practice: Practice) -> dict[str, object]:
    """Ask until the session is ready, as the wait does."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        progress = visitor.get(f"/practice/{practice.pk}/progress").json()
        if progress["state"] in {"ready", "failed"}:
            return dict(progress)
    raise AssertionError("not ready after a minute")


def test_the_wait_tells_how_far_and_ends_in_the_player(visitor: Visitor) -> None:
    practice = visitor.started(what="morning-wave/", minutes="3", audio="m4a")
    assert b"unclench-wait" in visitor.get(f"/practice/{practice.pk}/").content
    seen = []
    for _ in range(100_000):
        progress = visitor.get(f"/practice/{practice.pk}/progress").json()
        seen.append(progress["fraction"])
        if progress["state"] == "ready":
            break
    assert seen == sorted(seen)
    assert any(0 < fraction < 1 for fraction in seen)
    page = visitor.get(f"/practice/{practice.pk}/").content.decode()
    assert f"/session/{practice.digest}/sound.m4a" in page


def test_sound_captions_and_record_are_served_from_their_digest(visitor: Visitor) -> None:
    practice = visitor.started()
    assert finished(visitor, practice)["state"] == "ready"
    base = f"/session/{practice.digest}"
    sound = visitor.get(f"{base}/sound.opus")
    whole = sound.getvalue()
    assert whole[:4] == b"OggS"
    assert sound["Content-Type"] == "audio/ogg; codecs=opus"
    part = visitor.get(f"{base}/sound.opus", headers={"Range": "bytes=100-299"})
    assert part.status_code == 206
    assert part["Content-Range"] == f"bytes 100-299/{len(whole)}"
    assert part.getvalue() == whole[100:300]
    assert visitor.get(f"{base}/opus.vtt").getvalue().startswith(b"WEBVTT")
    assert visitor.get(f"{base}/opus.json").getvalue().startswith(b"{")
    assert visitor.get(f"{base}/sound.m4a").status_code == 404
    assert visitor.get(f"/session/{'0' * 64}/sound.opus").status_code == 404


def test_a_browser_without_opus_gets_m4a(visitor: Visitor) -> None:
    practice = visitor.started(audio="m4a")
    assert finished(visitor, practice)["state"] == "ready"
    sound = visitor.get(f"/session/{practice.digest}/sound.m4a")
    assert sound["Content-Type"] == "audio/mp4"
    assert sound.getvalue()[4:8] == b"ftyp"


def test_heard_seconds_only_grow_and_never_beyond_the_session(visitor: Visitor) -> None:
    practice = visitor.started()
    for seconds, kept in ((20, 20), (10, 20), (45, 45), (900, 60)):
        answer = visitor.post(f"/practice/{practice.pk}/heard", {"seconds": seconds})
        assert answer.status_code == 204
        practice.refresh_from_db()
        assert practice.heard_seconds == kept
    assert practice.ended_at is None


def test_ending_twice_keeps_the_first_end(visitor: Visitor) -> None:
    practice = visitor.started()
    form = {"seconds": 30, "ended": "on"}
    with time_machine.travel(datetime(2026, 4, 1, tzinfo=UTC), tick=False):
        visitor.post(f"/practice/{practice.pk}/heard", form)
    visitor.post(f"/practice/{practice.pk}/heard", form | {"seconds": 40})
    practice.refresh_from_db()
    assert practice.ended_at == datetime(2026, 4, 1, tzinfo=UTC)
    assert practice.heard_seconds == 40


def test_without_a_script_the_time_since_start_counts(visitor: Visitor) -> None:
    practice = visitor.started()
    with time_machine.travel(practice.at + timedelta(seconds=33), tick=False):
        visitor.post(f"/practice/{practice.pk}/heard", {"ended": "on", "seconds": ""})
    practice.refresh_from_db()
    assert practice.heard_seconds == 33


def test_a_check_in_may_be_left_empty_or_sent_again(visitor: Visitor) -> None:
    practice = visitor.listened(60)
    path = f"/practice/{practice.pk}/after"
    assert visitor.post(path, {})["Location"] == "/"
    assert set(Rating.objects.values_list("value", flat=True)) == {None}
    assert visitor.post(path, {"tension_now": "2", "unsettling": "no"})["Location"] == "/"
    after = CheckIn.objects.get(practice=practice, side="after")
    assert after.unsettling == "no"
    assert after.ratings.get(measure="tension_now").value == 2
    assert CheckIn.objects.count() == 2
    assert Rating.objects.count() == 4


@pytest.mark.parametrize("answer", ["little", "yes"])
def test_something_worse_is_answered_with_what_to_do(
    visitor: Visitor, answer: str
) -> None:
    practice = visitor.listened(60)
    page = visitor.post(f"/practice/{practice.pk}/after", {"unsettling": answer})
    assert b"speak to a health professional" in page.content


def test_a_failed_render_says_why_keeps_the_ratings_and_can_be_tried_again(
    visitor: Visitor, renderer: Path
) -> None:
    sessions = renderer / "sessions"
    sessions.mkdir(exist_ok=True)
    sessions.rename(renderer / "elsewhere")
    sessions.touch()  # a file where the folder should be
    try:
        practice = visitor.started(minutes="2", pain_now="5")
        assert finished(visitor, practice)["state"] == "failed"
        answer = visitor.get(f"/practice/{practice.pk}/")
        assert answer.status_code == 503
        page = answer.content.decode()
        assert "Your session could not be made" in page
        assert "Try again" in page
        assert Rating.objects.get(measure="pain_now").value == 5
    finally:
        sessions.unlink()
        (renderer / "elsewhere").rename(sessions)
    visitor.post(f"/practice/{practice.pk}/again")
    assert finished(visitor, practice)["state"] == "ready"


def test_a_practice_of_another_version_can_be_chosen_again(visitor: Visitor) -> None:
    practice = visitor.started(minutes="2")
    older = json.loads(practice.recipe) | {"format": 1}
    Practice.objects.filter(pk=practice.pk).update(recipe=json.dumps(older), digest="0")
    answer = visitor.get(f"/practice/{practice.pk}/")
    assert answer.status_code == 503
    assert b"The scripts have changed" in answer.content
    assert visitor.post(f"/practice/{practice.pk}/again").status_code == 302


def test_a_practice_that_is_not_there_is_said_kindly(visitor: Visitor) -> None:
    answer = visitor.get(f"/practice/{uuid4()}/")
    assert answer.status_code == 404
    assert b"There is nothing here" in answer.content
