import re

import pytest

from unclench.vocabulary.nearest import UnknownName
from unclench.voice import DEFAULT_VOICE, find_voice, voice_for, voice_names


def test_the_default_voice_is_american_english_of_the_embedded_engine() -> None:
    voice = find_voice()

    assert voice.name == DEFAULT_VOICE == voice_names()[0] == "espeak-en-us"
    assert (voice.engine, voice.language) == ("espeak-ng", "en-US")
    assert re.match(r"\d+\.\d+", voice.version)


def test_every_named_voice_has_an_identity_of_its_own() -> None:
    identities = {find_voice(name).identity for name in voice_names()}

    assert len(identities) == len(voice_names())


def test_an_identity_names_voice_engine_version_and_settings() -> None:
    voice = find_voice()

    assert re.fullmatch(
        rf"espeak-en-us espeak-ng {re.escape(voice.version)} [0-9a-f]{{12}}",
        voice.identity,
    )


def test_an_unknown_voice_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="espeak-en-gb") as caught:
        find_voice("espeak-en-gd")

    assert caught.value.name == "espeak-en-gd"


@pytest.mark.parametrize(
    ("language", "spoken"), [("en", True), ("en-GB", True), ("EN", True), ("de", False)]
)
def test_a_voice_speaks_its_language_in_any_region(
    *, language: str, spoken: bool
) -> None:
    assert find_voice("espeak-en-us").speaks(language) is spoken


def test_each_language_has_voices_of_its_own() -> None:
    assert (
        voice_names("de")
        == voice_names("de-AT")
        == (
            "espeak-de",
            "espeak-de-plain",
        )
    )
    assert voice_names("en") == (
        *("espeak-en-us", "espeak-en-gb", "espeak-en-us-plain", "espeak-en-gb-plain"),
    )
    assert all(find_voice(name).speaks("de") for name in voice_names("de"))


def test_a_wished_voice_speaks_its_own_language_only() -> None:
    assert voice_for("en", "espeak-en-gb") == "espeak-en-gb"
    assert voice_for("de", "espeak-en-gb") == voice_for("de") == "espeak-de"
    with pytest.raises(UnknownName, match="known are de, en"):
        voice_for("fr")
