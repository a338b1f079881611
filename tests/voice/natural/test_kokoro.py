from pathlib import Path

import numpy as np
import pytest
from tests.voice.natural.tiny import tiny_kokoro

from unclench.vocabulary import Utterance
from unclench.voice.espeak import Speaker
from unclench.voice.natural.errors import ModelGoneError, UnknownModelError
from unclench.voice.natural.kokoro import (
    MOST,
    PUBLISHED,
    STYLE,
    lines,
    rate_of,
    runs,
    speakers_in,
    style_of,
    table_of,
)
from unclench.voice.natural.model_file import read_model
from unclench.voice.natural.phonemes import Clause, Sounded, clauses_of
from unclench.voice.natural.run import Run

ROWS = np.repeat(np.arange(MOST, dtype=np.float32)[:, None], STYLE, axis=1)
"""A style whose rows tell which one was taken."""


def symbols(text: str, engine: Speaker, variant: str = "en-us") -> str:
    heard = engine.pronounce(Utterance(text), variant)
    (spelt,) = lines(clauses_of(text, heard), variant)
    return spelt.symbols


def asked(*clauses: Clause, speed: float = 1.0) -> list[Run]:
    how = {"table": PUBLISHED, "style": ROWS, "variant": "en-us"}
    return list(runs(clauses, speed, **how))  # type: ignore[arg-type]  # by name


def test_the_table_of_symbols_is_the_published_one() -> None:
    # Counted and looked up in the config.json of Kokoro-82M.
    some = {"$": None, ";": 1, ".": 4, "—": 9, " ": 16, "A": 24, "ᵊ": 42, "a": 43}
    more = {"z": 68, "ɑ": 69, "ə": 83, "ɹ": 123, "ʤ": 82, "ˈ": 156, "ː": 158, "ᵻ": 177}

    assert len(PUBLISHED) == 114
    assert {each: PUBLISHED.get(each) for each in some | more} == some | more


@pytest.mark.parametrize(
    ("variant", "text", "spelt"),
    [
        ("en-us", "Feel the cool air.", "fˈil ðə kˈul ˈɛɹ."),
        ("en-us", "Now join the little bird", "nˈW ʤˈYn ðə lˈɪTᵊl bˈɜɹd"),
        ("en-us", "Okay, butter", "OkˈA, bˈʌTəɹ"),
        ("en-gb", "No air, no bird", "nˈQ ˈɛː, nˈQ bˈɜːd"),
        ("de", "Die Woche", "diː vˈɔxə"),
    ],
)
def test_sounds_are_written_as_the_models_learned_them(
    variant: str, text: str, spelt: str, engine: Speaker
) -> None:
    assert symbols(text, engine, variant) == spelt


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("In; out: in, out!", ["; ", ": ", ", ", "!"]),
        ("In… out... in", ["… ", "… ", ""]),
        ("In - out – in—out", ["—", "—", "—", ""]),
        ("In “out” (in)", [" “", "” (", ")"]),
        ("In «out» | in", [" “", "” ", ""]),
    ],
)
def test_marks_are_kept_where_they_are_heard(
    text: str, marks: list[str], engine: Speaker
) -> None:
    spelt = symbols(text, engine)

    for sound in ("ˈɪn", "ɪn", "ˈWt", "Wt"):
        spelt = spelt.replace(sound, "#")
    assert spelt.split("#")[1:] == marks


def test_a_line_is_pads_and_tokens_in_the_row_of_their_number() -> None:
    (run,) = asked((Sounded(0, "ab ", " "), Sounded(3, "^c", ".")))

    assert run.inputs["tokens"].tolist() == [[0, 43, 44, 16, 45, 4, 0]]
    assert run.inputs["input_ids"].tolist() == run.inputs["tokens"].tolist()
    assert run.inputs["style"].tolist() == [[4.0] * STYLE]
    assert run.inputs["speed"].tolist() == [1.0]
    assert (run.tokens, run.words) == (7, ((0, 1), (3, 4)))


def test_a_symbol_that_was_never_learned_is_left_out_and_words_stay_right() -> None:
    (run,) = asked((Sounded(0, "a\u0329b ", " "), Sounded(3, "c")))

    assert run.inputs["tokens"].tolist() == [[0, 43, 44, 16, 45, 0]]
    assert run.words == ((0, 1), (3, 4))


@pytest.mark.parametrize(("wished", "given"), [(0.3, 0.5), (0.8, 0.8), (5.0, 2.0)])
def test_the_speed_stays_within_what_the_model_is_known_to_speak(
    wished: float, given: float
) -> None:
    (run,) = asked((Sounded(0, "a"),), speed=wished)

    assert run.inputs["speed"].tolist() == [given]


def test_a_line_that_is_too_long_is_parted_between_clauses() -> None:
    clause = (Sounded(0, "a" * 200, "; "),)

    found = asked(clause, clause, clause)

    assert [run.tokens - 2 for run in found] == [403, 201]


def test_a_clause_that_is_too_long_is_parted_between_words() -> None:
    words = [Sounded(n, "a" * 99 + " ", " ") for n in range(12)]

    found = asked(tuple(words))

    assert [run.tokens - 2 for run in found] == [499, 499, 199]
    assert [at for run in found for at, _ in run.words] == list(range(12))


def test_a_model_may_bring_its_own_table_and_rate(tmp_path: Path) -> None:
    notes = {"kokoro_config": '{"vocab": {"a": 7}}', "sample_rate": "22050"}
    own, _ = tiny_kokoro(tmp_path, notes=notes)

    assert table_of(read_model(own)) == {"a": 7}
    assert rate_of(read_model(own)) == 22_050

    usual, _ = tiny_kokoro(tmp_path, notes={"kokoro_config": "none"})
    assert table_of(read_model(usual)) == PUBLISHED
    assert rate_of(read_model(usual)) == 24_000


def test_styles_are_found_by_name_or_in_a_row(tmp_path: Path) -> None:
    path, packed = tiny_kokoro(tmp_path, speakers=("af_one", "bf_two"))
    model = read_model(path)
    assert speakers_in(packed, model) == ("af_one", "bf_two")
    assert style_of(packed, "bf_two", model).shape == (MOST, STYLE)

    row = tmp_path / "row.bin"
    np.stack([ROWS, ROWS + 1000]).astype(np.float32).tofile(row)
    assert speakers_in(row, model) == ("0", "1")
    assert style_of(row, "1", model)[2, 0] == 1002


def test_names_of_styles_in_a_row_are_told_by_the_model(tmp_path: Path) -> None:
    path, _ = tiny_kokoro(tmp_path, notes={"speaker_names": "calm,clear"})
    row = tmp_path / "row.bin"
    np.stack([ROWS, ROWS + 1000]).astype(np.float32).tofile(row)

    assert speakers_in(row, read_model(path)) == ("calm", "clear")
    assert style_of(row, "clear", read_model(path))[2, 0] == 1002


def test_what_is_wrong_with_styles_is_told(tmp_path: Path) -> None:
    path, packed = tiny_kokoro(tmp_path, speakers=("af_one",))
    model = read_model(path)

    with pytest.raises(UnknownModelError, match="called af_two; there are af_one"):
        style_of(packed, "af_two", model)
    with pytest.raises(ModelGoneError, match=r"gone\.bin"):
        style_of(tmp_path / "gone.bin", "af_one", model)

    (tmp_path / "text.bin").write_text("not styles", "utf-8")
    with pytest.raises(UnknownModelError, match="holds no styles"):
        style_of(tmp_path / "text.bin", "af_one", model)

    with (tmp_path / "odd.bin").open("wb") as file:
        np.savez(file, allow_pickle=False, af_one=np.zeros(7, np.float32))
    with pytest.raises(UnknownModelError, match="not those of Kokoro"):
        style_of(tmp_path / "odd.bin", "af_one", model)
