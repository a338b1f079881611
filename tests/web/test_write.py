"""Writing: the coach, what becomes of saving, hearing, deleting."""

import logging
import re
from collections.abc import Iterator
from html import unescape
from shutil import rmtree
from uuid import uuid4

import pytest
from django.conf import settings
from tests.web.visitors import Visitor
from tests.web.writers import TEXT, Writer

from unclench.composer import Recipe
from unclench.config import Settings
from unclench.content import Library
from unclench.content.review import review
from unclench.session import SessionStore, Studio
from unclench.sound import Format
from unclench.voice import ClipStore, find_voice
from unclench.web.logs import Bare
from unclench.web.models import Practice, Script
from unclench.web.pages.write.beginnings import beginning
from unclench.web.pages.write.forms import LONGEST_TEXT, What
from unclench.web.release import written

LONG = TEXT.replace(
    "# Sugg", "".join(f"A wren sings in tree {n}.\n" for n in range(300)) + "# Sugg"
)
BAD = TEXT.replace("a wren, close by", "no pain, close by")


@pytest.fixture(autouse=True)
def packs() -> Iterator[None]:
    """What is put into the data folder is gone afterwards."""
    yield
    rmtree(Settings(data=settings.DATA).packs / "mine", ignore_errors=True)


@pytest.fixture
def writer(visitor: Visitor) -> Writer:
    return Writer(visitor)


def library() -> Library:
    return Library.installed(Settings(data=settings.DATA).packs)


def editor(writer: Writer) -> str:
    return unescape(writer.visitor.get(f"/write/{writer.id}/").content.decode())


# -- Beginning ---------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("what", list(What))
def test_what_a_script_begins_with_can_be_heard_as_it_stands(
    visitor: Visitor, what: What, language: str
) -> None:
    writer = Writer(visitor, what, language)
    answer = writer.post("hear", writer.newest.text)
    practice = Practice.objects.get(pk=answer["Location"].split("/")[2])
    recipe = Recipe.from_json(practice.recipe)
    name = f"mine/{writer.script.name}"
    assert recipe.language == language
    assert name in (recipe.technique, recipe.scene)
    assert any(passage.startswith("mine/") for passage in recipe.passages)


@pytest.mark.parametrize("what", list(What))
def test_the_coach_has_nothing_to_say_to_what_a_script_begins_with(what: What) -> None:
    words = beginning(what, "en")
    script = Script(name="x", technique="calm-place" if what is What.SCENE else "")
    assert review(written(script, words.title, words.text).whole).findings == ()


def test_a_name_in_files_tells_nothing_of_the_title(visitor: Visitor) -> None:
    names = [Writer(visitor, what).script.name for what in ("scene", "scene", "practice")]
    assert names == ["scene-1", "scene-2", "practice-1"]


def test_beginning_twice_with_one_form_is_beginning_once(writer: Writer) -> None:
    Writer(writer.visitor, id=writer.id)
    assert Script.objects.count() == 1


# -- Saving ------------------------------------------------------------------------


def test_what_is_saved_can_be_practised_and_a_draft_can_not(writer: Writer) -> None:
    assert writer.keep(TEXT)["standing"] == "Not ready to practise yet"
    assert "mine/scene-1" not in library().scenes
    answer = writer.save()
    assert (answer["says"], answer["standing"]) == ("Saved.", "Ready to practise")
    assert library().scenes["mine/scene-1"].name == "The gate"
    assert "mine/scene-1" in unescape(
        writer.visitor.get("/choose/calm-place/").content.decode()
    )


def test_with_an_error_the_version_before_stays_and_the_page_says_so(
    writer: Writer,
) -> None:
    writer.save()
    answer = writer.save(BAD)
    assert answer["says"] == (
        "Saved. One thing wants to be changed before it can be practised. "
        "Until then the version before stays."
    )
    assert answer["standing"] == "An earlier version can be practised"
    assert writer.newest.text == BAD
    said = [line for p in library().passages("en").values() for line in p.texts]
    assert "You hear a wren, close by in the hedge." in said
    assert "You hear no pain, close by in the hedge." not in said


def test_a_line_that_may_stay_with_a_reason_is_released(writer: Writer) -> None:
    excused = BAD.replace("hedge.", "hedge. <!-- ok L01, L02: it is about a thorn -->")
    assert writer.save(excused)["says"] == "Saved."


def test_a_character_that_nobody_sees_is_told_and_the_pack_stays_whole(
    writer: Writer,
) -> None:
    hidden = TEXT.replace("warm from", "warm\u200b from")
    assert "One thing" in writer.save(hidden)["says"]
    assert "A character that nobody sees" in editor(writer)
    assert library().problems == ()


@pytest.mark.parametrize(
    ("what", "text", "says"),
    [
        ("practice", "", "write a few lines under a part"),
        ("practice", LONG, "longest session"),
    ],
)
def test_why_it_can_not_be_practised_is_said(
    visitor: Visitor, what: str, text: str, says: str
) -> None:
    writer = Writer(visitor, what)
    assert says in writer.save(text)["says"]
    assert writer.newest.text == text


def test_row_ends_of_a_form_are_the_same_words(writer: Writer) -> None:
    writer.save(TEXT)
    writer.save(TEXT.replace("\n", "\r\n"))
    assert writer.texts[1:] == [TEXT]


def test_what_is_too_long_is_not_cut(writer: Writer) -> None:
    answer = writer.post("keep", "x" * (LONGEST_TEXT + 1))
    assert answer.status_code == 422
    assert len(writer.texts) == 1


def test_without_a_script_in_the_browser_checking_and_saving_are_a_form(
    writer: Writer,
) -> None:
    checked = writer.post("", BAD, kind="draft").content.decode()
    assert "“no pain" in checked
    assert "You hear no pain, close by" in checked
    saved = writer.post("", TEXT, kind="saved").content.decode()
    assert "Ready to practise" in saved


def test_two_windows_without_a_script_are_told_as_well(writer: Writer) -> None:
    base = writer.newest.id
    writer.post("", TEXT, base=base)
    answer = writer.post("", BAD, base=base).content.decode()
    assert "changed in another window" in answer
    assert writer.texts[1:] == [TEXT, BAD]


# -- The coach ---------------------------------------------------------------------


def coach(writer: Writer, text: str) -> str:
    answer = writer.post("coach", text)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_coach_tells_rows_as_they_stand_in_the_editor(writer: Writer) -> None:
    found = re.findall(
        r'data-line="(\d+)" data-column="(\d+)" data-words="([^"]*)"', coach(writer, BAD)
    )
    rows = BAD.splitlines()
    assert found
    for line, column, words in found:
        assert rows[int(line) - 1][int(column) - 1 :].startswith(words)


def test_a_mistake_of_form_is_told_with_its_row(writer: Writer) -> None:
    told = coach(writer, TEXT.replace("# Scene", "# Scenery"))
    assert "There is no part “Scenery”" in told
    assert 'data-line="1"' in told


def test_errors_come_before_what_is_worth_a_look(writer: Writer) -> None:
    told = coach(writer, BAD + "\nIt is something nice.\n")
    assert told.index("no pain") < told.index("Worth another look")


def test_what_a_text_lacks_as_a_whole_holds_it_back_from_nobody(writer: Writer) -> None:
    told = coach(writer, LONG)
    assert "Worth another look" in told
    assert "Before it can be practised" not in told


def test_the_picture_has_words_for_each_bar(writer: Writer) -> None:
    told = re.sub(r"<[^>]+>|\s+", " ", coach(writer, TEXT))
    for sense in ("Sight", "Sound", "Smell", "Taste", "Touch", "Body", "Feeling"):
        assert re.search(rf"{sense} +\d+", told)
    assert re.search(r"About \d+ % of it is quiet\.", told)


def test_the_coach_keeps_nothing(writer: Writer) -> None:
    coach(writer, BAD)
    assert len(writer.texts) == 1


def test_markup_is_words_and_never_markup(writer: Writer) -> None:
    text = TEXT.replace("a wren", "<script>alert(1)</script> {{ 7|add:1 }} no pain")
    answer = writer.post("coach", text).content.decode()
    assert "<script>" not in answer
    writer.save(text, title="</title><b>{% now 'Y' %}")
    for path in ("/write/", f"/write/{writer.id}/", f"/write/{writer.id}/versions/"):
        shown = writer.visitor.get(path).content.decode()
        assert "<script>alert" not in shown
        assert "<b>" not in shown


# -- Hearing -----------------------------------------------------------------------


def test_the_line_at_the_cursor_is_heard(writer: Writer) -> None:
    def sound(row: int) -> str:
        answer = writer.post("line", TEXT, row=row)
        assert answer.status_code == 200, answer.content
        return str(answer.json()["sound"])  # type: ignore[attr-defined] # a JSON answer

    assert sound(4) == sound(3) == sound(1)  # the heading leads to the line under it
    assert sound(4) != sound(5)
    answer = writer.visitor.get(sound(4))
    assert answer["Content-Type"] == "audio/wav"
    assert b"".join(answer.streaming_content).startswith(b"RIFF")  # type: ignore[attr-defined] # a streamed answer


@pytest.mark.parametrize("row", [len(TEXT.splitlines()) + 1, 0, "x"])
def test_where_there_is_no_line_that_is_said(writer: Writer, row: object) -> None:
    answer = writer.post("line", TEXT, row=row)
    assert answer.status_code == 422
    assert answer.json()["says"]  # type: ignore[attr-defined] # a JSON answer


def test_a_sound_that_is_none_is_not_found(visitor: Visitor) -> None:
    assert visitor.get("/write/heard/abc.wav").status_code == 404


def test_all_of_it_is_not_heard_while_something_wants_to_be_changed(
    writer: Writer,
) -> None:
    writer.save()
    answer = writer.post("hear", BAD)
    assert answer.status_code == 422
    assert "One thing wants to be changed" in answer.content.decode()
    assert writer.newest.text == BAD
    assert Practice.objects.count() == 0


def test_heard_again_after_a_change_the_other_lines_keep_their_times(
    writer: Writer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    here = Settings(data=settings.DATA)
    folder = tmp_path_factory.mktemp("textures")
    studio = Studio(find_voice(), ClipStore(here.clips), folder)
    writer.post("hear", TEXT)
    first = Recipe.from_json(Practice.objects.latest("at").recipe)
    store = SessionStore(here.sessions)
    store.make(first, library(), studio, [Format.OPUS])

    writer.post("hear", TEXT)
    assert Practice.objects.latest("at").digest == first.digest

    writer.post("hear", TEXT.replace("a wren", "one small wren"))

    second = Recipe.from_json(Practice.objects.latest("at").recipe)
    assert second.kept
    assert second.text != first.text
    assert second.seed == first.seed


# -- Deleting ----------------------------------------------------------------------


def test_a_deleted_script_is_gone_from_the_practices_until_that_is_undone(
    writer: Writer,
) -> None:
    writer.save()
    answer = writer.visitor.post(f"/write/{writer.id}/delete")
    assert answer["Location"] == f"/write/?gone={writer.id}"
    assert (
        "“The gate” is deleted."
        in writer.visitor.get(answer["Location"]).content.decode()
    )
    assert writer.visitor.get(f"/write/{writer.id}/")["Location"] == answer["Location"]
    assert "mine/scene-1" not in library().scenes
    writer.visitor.post(f"/write/{writer.id}/undelete")
    assert "mine/scene-1" in library().scenes
    assert writer.texts[-1] == TEXT


def test_forgotten_it_is_gone_for_good(writer: Writer) -> None:
    writer.save()
    writer.visitor.post(f"/write/{writer.id}/delete")
    writer.visitor.post(f"/write/{writer.id}/forget")
    assert Script.objects.count() == 0
    assert "mine/scene-1" not in library().scenes


def test_a_name_is_not_given_twice(writer: Writer) -> None:
    other = Writer(writer.visitor)
    writer.visitor.post(f"/write/{writer.id}/forget")
    assert Writer(writer.visitor).script.name != other.script.name


# -- Privacy -----------------------------------------------------------------------


def test_an_error_is_logged_without_a_word_of_what_is_written(
    writer: Writer,
    capsys: pytest.CaptureFixture[str],
) -> None:
    packs = Settings(data=settings.DATA).packs
    packs.mkdir(parents=True, exist_ok=True)
    (packs / "mine").write_text("in the way")
    writer.visitor.raise_request_exception = False
    handler = logging.StreamHandler()
    handler.addFilter(Bare())
    logging.getLogger().addHandler(handler)
    try:
        answer = writer.post("keep", TEXT, kind="saved")
    finally:
        logging.getLogger().removeHandler(handler)
        (packs / "mine").unlink()
    assert answer.status_code == 500
    assert "wren" not in capsys.readouterr().err
    assert writer.newest.text == TEXT


def test_no_address_and_no_page_title_has_a_word_of_it(writer: Writer) -> None:
    writer.save()
    for path in ("/write/", f"/write/{writer.id}/", f"/write/{writer.id}/versions/"):
        shown = writer.visitor.get(path).content.decode()
        title = re.search(r"<title>(.*?)</title>", shown)
        assert title
        assert "gate" not in title[1].lower()
        assert not [
            a for a in re.findall(r'(?:href|action)="([^"]*)"', shown) if "gate" in a
        ]


def test_somebody_elses_script_is_not_found(visitor: Visitor) -> None:
    assert visitor.get(f"/write/{uuid4()}/").status_code == 404
