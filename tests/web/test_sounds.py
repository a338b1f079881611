"""The page of the sounds: heard, added, chosen, removed."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import rmtree

import av
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.sound.test_own import hiss, written
from tests.web.visitors import Visitor

from unclench.config import Settings
from unclench.web.plan import needs_for
from unclench.web.told import change_told, read_told


@pytest.fixture(autouse=True)
def no_sounds() -> Iterator[None]:
    yield
    rmtree(Settings(data=settings.DATA).sounds, ignore_errors=True)


@pytest.fixture
def kettle(tmp_path: Path) -> SimpleUploadedFile:
    file = written(tmp_path / "Our kettle.wav", hiss(15))
    return SimpleUploadedFile(file.name, file.read_bytes())


def page(visitor: Visitor, path: str = "/sounds/") -> str:
    return str(visitor.get(path).content.decode())


def seconds(answer: bytes) -> float:
    with av.open(BytesIO(answer), mode="r") as file:
        frames = list(file.decode(audio=0))
    return sum(frame.samples for frame in frames) / frames[0].sample_rate


def test_every_ambience_is_listed_and_can_be_heard(visitor: Visitor) -> None:
    shown = page(visitor)
    assert shown.count("<audio") == 9
    assert shown.count("It can move with a paced breath.") == 5
    answer = visitor.get("/sounds/brown/heard")
    assert answer["Content-Type"] == "audio/ogg"
    first = answer.getvalue()
    assert seconds(first) == pytest.approx(10, abs=0.1)
    assert visitor.get("/sounds/browm/heard").status_code == 404


def test_a_tuned_place_is_heard_as_it_is_tuned(visitor: Visitor) -> None:
    usual = visitor.get("/sounds/brown/heard").getvalue()
    change_told(tuning={"brightness": 1.0})
    assert visitor.get("/sounds/brown/heard").getvalue() != usual


def test_a_sound_of_ones_own_is_added_heard_chosen_and_removed(
    visitor: Visitor, kettle: SimpleUploadedFile
) -> None:
    added = visitor.post("/sounds/add", {"file": kettle, "title": ""})
    assert added["Location"] == "/sounds/"
    assert "Our kettle" in page(visitor)
    assert "0:11 long, then it begins anew." in page(visitor)
    heard = visitor.get("/sounds/own/our-kettle/heard")
    assert seconds(heard.getvalue()) == pytest.approx(10, abs=0.1)
    offered = '<option value="own/our-kettle">Our kettle</option>'
    assert offered in page(visitor, "/choose/calm-place/")
    needs = needs_for(read_told(), "calm-place", ambience="own/our-kettle")
    assert needs.sounds[0].startswith("own/our-kettle@")
    assert visitor.post("/sounds/own/our-kettle/remove")["Location"] == "/sounds/"
    assert "Our kettle" not in page(visitor)
    assert visitor.post("/sounds/own/our-kettle/remove").status_code == 404
    assert visitor.get("/sounds/own/our-kettle/heard").status_code == 404


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"la la la", "This can&#x27;t be read as sound."),
        (None, "This field is required."),
    ],
)
def test_what_is_no_sound_is_said_on_the_page(
    visitor: Visitor, sent: bytes | None, why: str
) -> None:
    file = {"file": SimpleUploadedFile("song.wav", sent)} if sent else {}
    answer = visitor.post("/sounds/add", file)
    assert answer.status_code == 422
    assert why in answer.content.decode()
