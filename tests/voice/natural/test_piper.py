import json
from pathlib import Path
from typing import Any

import pytest
from tests.voice.natural.tiny import tiny_piper

from unclench.vocabulary import Utterance
from unclench.voice.espeak import Speaker
from unclench.voice.natural.errors import ModelGoneError, UnknownModelError
from unclench.voice.natural.phonemes import Sounded, clauses_of
from unclench.voice.natural.piper import PiperConfig, ids_of, read_config, runs, sentences

TABLE = {"_": [0], "^": [1], "$": [2], " ": [3], ".": [4], "a": [5], "b": [6, 7]}


def config(**changes: Any) -> PiperConfig:  # noqa: ANN401 - parts of a JSON file
    return PiperConfig.model_validate(
        {
            "audio": {"sample_rate": 22050},
            "espeak": {"voice": "en-us"},
            "phoneme_id_map": TABLE,
            **changes,
        }
    )


def test_a_sentence_is_phonemes_and_the_mark_behind_each_clause(engine: Speaker) -> None:
    text = "Let go of the day; of the rest, too: really?"
    heard = engine.pronounce(Utterance(text), "en-us")

    (spelt,) = sentences(clauses_of(text, heard))

    assert spelt.symbols == "lˈɛt ɡˌoʊ ʌvðə dˈeɪ; ʌvðə ɹˈɛst, tˈuː: ɹˈiəli?"
    assert [(at, spelt.symbols[index:][:3]) for at, index in spelt.words] == [
        *((0, "lˈɛ"), (4, "ɡˌo"), (7, "ʌvð"), (14, "dˈe")),
        *((19, "ʌvð"), (26, "ɹˈɛ"), (32, "tˈu"), (37, "ɹˈi")),
    ]


def test_each_sentence_is_given_by_itself(engine: Speaker) -> None:
    text = "Stop any time. Not while driving! Yes? Good"
    heard = engine.pronounce(Utterance(text), "en-us")

    found = list(sentences(clauses_of(text, heard)))

    assert [spelt.symbols[-1] for spelt in found] == [".", "!", "?", "d"]
    assert [spelt.words[0] for spelt in found] == [(0, 0), (15, 0), (34, 0), (39, 0)]


@pytest.mark.parametrize("dots", ["…", "..."])
def test_a_mark_that_was_not_learned_is_read_as_one_that_was(
    dots: str, engine: Speaker
) -> None:
    text = f"Later{dots} now"
    heard = engine.pronounce(Utterance(text), "en-us")

    (spelt,) = sentences(clauses_of(text, heard))

    assert spelt.symbols == "lˈeɪɾɚ; nˈaʊ"


def test_letters_with_accents_are_taken_apart_as_the_models_learned_them() -> None:
    (spelt,) = sentences([(Sounded(0, "iç"),)])

    assert spelt.symbols == "ic\u0327"


def test_a_pad_stands_behind_each_symbol() -> None:
    assert ids_of("ab a.", config()) == (
        [1, 0, 5, 0, 6, 7, 0, 3, 0, 5, 0, 4, 0, 2],
        [2, 4, 7, 9, 11, 13],
    )


def test_a_symbol_that_was_never_learned_is_left_out() -> None:
    assert ids_of("a\u0329b", config()) == ([1, 0, 5, 0, 6, 7, 0, 2], [2, 4, 4, 7])


def test_a_model_is_given_its_own_scales_at_another_length() -> None:
    scales = {"noise_scale": 0.3, "length_scale": 1.5, "noise_w": 0.1}
    how = config(inference=scales, speaker_id_map={"one": 0, "two": 1})

    (run,) = runs([(Sounded(4, "a"),)], 0.5, config=how, speaker="two")

    assert run.inputs["input"].tolist() == [[1, 0, 5, 0, 2]]
    assert run.inputs["input_lengths"].tolist() == [5]
    assert run.inputs["scales"].tolist() == [0.3, 3.0, 0.1]
    assert run.inputs["sid"].tolist() == [1]
    assert (run.tokens, run.words) == (5, ((4, 2),))


@pytest.mark.parametrize(
    ("parts", "spoken"),
    [
        ({"language": {"code": "en_GB"}}, "en-GB"),
        ({"language": {"code": "de_DE"}, "espeak": {"voice": "de"}}, "de-DE"),
        ({"espeak": {"voice": "en-us"}}, "en-US"),
        ({"espeak": {"voice": "en-gb-x-rp"}}, "en"),
        ({"espeak": {"voice": "de"}}, "de"),
    ],
)
def test_a_config_says_what_language_is_spoken(
    parts: dict[str, Any], spoken: str
) -> None:
    assert config(**parts).spoken == spoken


def test_what_is_wrong_with_a_config_is_told(tmp_path: Path) -> None:
    _, path = tiny_piper(tmp_path)
    assert read_config(path).audio.sample_rate == 22_050

    with pytest.raises(ModelGoneError, match="gone"):
        read_config(tmp_path / "gone.onnx.json")

    said = json.loads(path.read_text("utf-8"))
    del said["audio"]
    path.write_text(json.dumps(said), "utf-8")
    with pytest.raises(UnknownModelError, match="audio: Field required"):
        read_config(path)

    path.write_text("{", "utf-8")
    with pytest.raises(UnknownModelError, match="Invalid JSON"):
        read_config(path)

    tiny_piper(tmp_path, phoneme_type="text")
    with pytest.raises(UnknownModelError, match=r"phoneme_type: .*espeak"):
        read_config(path)
