"""Nothing that was written is written over."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from tests.web.visitors import Visitor
from tests.web.writers import TEXT, Writer

from unclench.web.models import Kind

NOON = datetime(2026, 3, 3, 12, 0, 30, tzinfo=UTC)
ROWS = "\n".join(f"Row {n}." for n in range(10))


@pytest.fixture
def writer(visitor: Visitor) -> Writer:
    return Writer(visitor)


def at(minutes: float) -> time_machine.travel:
    """So many minutes after noon."""
    return time_machine.travel(NOON + timedelta(minutes=minutes), tick=False)


def drafts(writer: Writer, *texts: str, every: float = 0.1) -> list[str]:
    """Keep drafts one after the other; return what stays beside the first words."""
    for number, text in enumerate(texts):
        with at(number * every):
            writer.keep(text)
    return writer.texts[1:]


def test_every_version_says_who_when_and_where(writer: Writer) -> None:
    writer.save()
    for row in (writer.script, *writer.script.versions.all()):
        assert (row.zone, row.day) == ("Europe/Lisbon", row.local.date())


def test_of_the_drafts_of_a_sitting_the_last_stays(writer: Writer) -> None:
    texts = [ROWS + "\nMore"[:n] for n in range(1, 5)]
    assert drafts(writer, *texts) == texts[-1:]


def test_a_draft_every_ten_minutes_stays(writer: Writer) -> None:
    texts = [f"{ROWS}\n{n}" for n in range(31)]
    assert drafts(writer, *texts, every=1) == [texts[n] for n in (9, 19, 29, 30)]


def test_a_draft_most_of_which_is_gone_in_the_next_stays(writer: Writer) -> None:
    assert (
        drafts(writer, ROWS, "", "A new beginning.")
        == [ROWS, "", "A new beginning."][::2]
    )


def test_what_was_saved_stays(writer: Writer) -> None:
    writer.save(TEXT)
    assert drafts(writer, f"{TEXT}1", f"{TEXT}2") == [TEXT, f"{TEXT}2"]


def test_the_same_words_are_kept_once(writer: Writer) -> None:
    first = writer.keep(ROWS)
    assert writer.keep(ROWS)["version"] == first["version"]
    writer.save(ROWS)
    assert writer.texts[1:] == [ROWS]
    assert writer.newest.kind == Kind.SAVED


def test_a_message_that_arrives_twice_is_kept_once(writer: Writer) -> None:
    message = {"id": uuid4(), "base": writer.newest.id}
    first = writer.keep(ROWS, **message)
    assert writer.keep(ROWS, **message) == first
    assert writer.texts[1:] == [ROWS]


def test_of_two_windows_both_texts_stay_and_each_is_told(writer: Writer) -> None:
    base = writer.newest.id
    one = writer.keep(f"{ROWS}\nOne.", base=base)
    other = writer.keep(f"{ROWS}\nOther.", base=base)
    assert one["other"] == ""
    assert other["other"] == f"/write/{writer.id}/versions/{one['version']}/"
    again = writer.keep(f"{ROWS}\nOne, and more.", base=one["version"])
    assert again["other"] == f"/write/{writer.id}/versions/{other['version']}/"
    assert writer.texts[1:] == [
        f"{ROWS}\nOne.",
        f"{ROWS}\nOther.",
        f"{ROWS}\nOne, and more.",
    ]


def test_what_is_kept_aside_is_not_what_is_worked_on(writer: Writer) -> None:
    writer.keep(ROWS)
    for _ in range(2):
        writer.keep("Older.", kind="aside")
    assert writer.newest.text == ROWS
    assert writer.texts[1:] == [ROWS, "Older."]


def test_an_old_version_is_brought_back_and_the_newest_stays(writer: Writer) -> None:
    writer.save(TEXT)
    old = writer.newest
    writer.keep(f"{TEXT}More.")
    answer = writer.visitor.post(f"/write/{writer.id}/versions/{old.id}/back")
    assert answer["Location"] == f"/write/{writer.id}/"
    assert writer.texts[1:] == [TEXT, f"{TEXT}More.", TEXT]
    assert writer.script.ready == writer.newest.id


def test_a_version_is_shown_with_what_differs(writer: Writer) -> None:
    writer.save(TEXT)
    old = writer.newest
    writer.save(TEXT.replace("brown horse", "<b>grey</b> horse"))
    shown = writer.visitor.get(f"/write/{writer.id}/versions/{old.id}/").content.decode()
    assert "<del>You might see a field of barley, and a brown horse.</del>" in shown
    assert "&lt;b&gt;grey&lt;/b&gt; horse.</ins>" in shown
    listed = writer.visitor.get(f"/write/{writer.id}/versions/").content.decode()
    assert listed.count("/versions/") >= 3
    assert "can be practised" in listed


def test_somebody_elses_version_is_not_found(writer: Writer, visitor: Visitor) -> None:
    other = Writer(visitor)
    path = f"/write/{writer.id}/versions/{other.newest.id}"
    assert visitor.get(f"{path}/").status_code == 404
    assert visitor.post(f"{path}/back").status_code == 404
