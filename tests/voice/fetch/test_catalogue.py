"""What can be fetched is data, and says only what is known."""

from pathlib import Path

import pytest

from unclench.content import SHIPPED
from unclench.vocabulary.nearest import UnknownName
from unclench.voice.added import read_added, written
from unclench.voice.fetch import catalogue, find_offer
from unclench.voice.fetch.catalogue import CatalogueBroken

SHIPPED_FILES = {
    # audio.md 7, where each was seen in several independent places.
    "kokoro-v1.0.onnx": (
        325_532_387,
        "7d5df8ecf7d4b1878015a32686053fd0eebe2bc377234608764cc0ef3636a6c5",
    ),
    "voices-v1.0.bin": (
        28_214_398,
        "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d",
    ),
    "en_US-ljspeech-medium.onnx": (
        63_531_379,
        "6f52a751e2349abe7a76735eb09dc1875298c77ea2342ffd2fef79ff81b87f22",
    ),
    "en_US-ljspeech-medium.onnx.json": (
        4_972,
        "141d612cc0a95ed7efc1ca936b845c2364967f2e9217c5dbfcf69fc4d6c65860",
    ),
}


def test_the_catalogue_holds_the_facts_that_were_checked() -> None:
    offers = catalogue()
    assert list(offers) == ["kokoro", "ljspeech"]
    items = [item for offer in offers.values() for item in offer.items]
    assert {item.name: (item.bytes, item.sha256) for item in items} == SHIPPED_FILES
    licences = {name: offer.licence for name, offer in offers.items()}
    assert licences == {"kokoro": "Apache-2.0", "ljspeech": "Public domain"}
    kokoro, ljspeech = offers.values()
    assert kokoro.source == (
        "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0/"
    )
    assert ljspeech.source == (
        "https://huggingface.co/rhasspy/piper-voices/resolve/main/en/en_US/ljspeech/medium/"
    )
    for offer in offers.values():
        assert [part.address for part in offer.parts] == [
            offer.source + item.name for item in offer.items
        ]


@pytest.mark.parametrize("name", ["kokoro", "ljspeech"])
def test_what_one_hears_is_said_in_every_language(name: str) -> None:
    assert set(find_offer(name).hears) == {"en", "de"}


@pytest.mark.parametrize("name", ["kokoro", "ljspeech"])
def test_what_is_installed_of_it_can_be_read_again(name: str, tmp_path: Path) -> None:
    offer, home = find_offer(name), tmp_path / name
    home.mkdir()
    for item in offer.items:
        (home / item.name).touch()
    record = offer.record("0123456789abcdef")
    (home / "voice.toml").write_text(written(record), "utf-8")
    assert read_added(home) == (record, ())


def test_each_speaker_of_kokoro_has_a_name_and_a_language(tmp_path: Path) -> None:
    voices = find_offer("kokoro").record("0" * 16).voices(tmp_path)
    assert {voice.name: voice.language for voice in voices} == {
        "kokoro": "en-US",
        "kokoro-af-nicole": "en-US",
        "kokoro-am-michael": "en-US",
        "kokoro-bf-emma": "en-GB",
    }


def test_an_unknown_voice_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownName) as unknown:
        find_offer("lessac")
    assert str(unknown.value) == (
        "No voice to fetch is called “lessac”; known are kokoro, ljspeech."
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('source = "https', 'source = "http', "it begins with https:// and ends with /"),
        ("/medium/", "/medium", "it begins with https:// and ends with /"),
        ("141d61", "141D61", "can't be used here"),
        ("[config]", "[styles]", "piper needs [config]"),
        ('engine = "piper"', 'engine = "kokoro"', "kokoro needs [styles]"),
        ('title = "LJ Speech"', "title = LJ", "This can't be read"),
        ('licence = "Public domain"\n', "", "“licence” is missing"),
    ],
)
def test_a_mistake_in_a_catalogue_of_one_s_own_is_told_with_its_place(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    text = (SHIPPED / "voices" / "ljspeech.toml").read_text("utf-8")
    file = tmp_path / "ljspeech.toml"
    file.write_text(text.replace(before, after), "utf-8")
    with pytest.raises(CatalogueBroken) as told:
        catalogue(tmp_path)
    assert str(told.value).startswith(f"{file}:")
    assert said in str(told.value)
