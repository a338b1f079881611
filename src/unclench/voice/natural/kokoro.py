"""The Kokoro shape: a line as tokens, in the style of a speaker."""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.voice.natural.errors import ModelGoneError, UnknownModelError
from unclench.voice.natural.model_file import ModelFile
from unclench.voice.natural.phonemes import TIE, Clause, Sounded, Spelt
from unclench.voice.natural.run import Run, placed

RATE = 24_000
"""Samples a second of the published models, in Hz."""
MOST = 510
"""Tokens of one run, without the pads: rows of a style, and what the model has room for
(its ``max_position_embeddings`` is 512)."""
STYLE = 256
"""Numbers in one row of a style."""
SLOWEST, FASTEST = 0.5, 2.0
"""Speeds that the published runtime allows."""

_PUBLISHED = {
    1: ";:,.!?",
    9: '—…"()“” \u0303ʣʥʦʨᵝ\uab67AI',
    31: "O",
    33: "Q",
    35: "ST",
    39: "W",
    41: "Yᵊabcdef",
    50: "hijklmnopqrstuvwxyzɑɐɒæ",
    75: "βɔɕç",
    80: "ɖðʤə",
    85: "ɚɛɜ",
    90: "ɟ",
    92: "ɡ",
    99: "ɥ",
    101: "ɨɪʝ",
    110: "ɯɰŋɳɲɴø",
    118: "ɸθœ",
    123: "ɹ",
    125: "ɾɻ",
    128: "ʁɽʂʃʈʧ",
    135: "ʊʋ",
    138: "ʌɣɤ",
    142: "χʎ",
    147: "ʒʔ",
    156: "ˈˌː",
    162: "ʰ",
    164: "ʲ",
    169: "↓",
    171: "→↗↘",
    177: "ᵻ",
}
"""Runs of symbols with the number of the first: the ``vocab`` that Kokoro-82M publishes
in its ``config.json``."""

PUBLISHED = {
    symbol: first + n
    for first, symbols in _PUBLISHED.items()
    for n, symbol in enumerate(symbols)
}
"""The token of each symbol, where a model does not bring a table of its own."""

_SOUNDS = {
    "a^ɪ": "I",
    "a^ʊ": "W",
    "d^ʒ": "ʤ",
    "e^ɪ": "A",
    "o^ʊ": "O",
    "t^ʃ": "ʧ",
    "ɔ^ɪ": "Y",
    "ə^ʊ": "Q",
}
"""One letter for what is one sound, as the models learned it, in every language."""
_ENGLISH = {
    "\u0303": "",
    "e": "A",
    "r": "ɹ",
    "x": "k",
    "ç": "k",
    "ɐ": "ə",
    "ə^l": "ᵊl",
    "ɚ": "əɹ",
    "ɬ": "l",
    "ʔ": "t",
    "ʔn": "tᵊn",
    "ʔˌn\u0329": "tᵊn",
    "ʲ": "",
}
_AMERICAN = {
    "ɾ": "T",
    "ɜː^ɹ": "ɜɹ",
    "ɜːɹ": "ɜɹ",
    "ɜː": "ɜɹ",
    "ɪə": "iə",
    "ː": "",
    "o": "ɔ",
}
_BRITISH = {"e^ə": "ɛː", "iə": "ɪə", "o": "ɔ"}
"""What English voices learned instead of what espeak-ng writes; facts of the training
alphabet (misaki's ``EN_PHONES.md``, and the samples that Kokoro-82M publishes)."""

_MARKS = str.maketrans({"«": "“", "»": "”", "„": "“", "–": "—"})
_SPACED_DASH = re.compile(r" [-–—] ")
_BLANKS = re.compile(r" {2,}")


def runs(
    clauses: Iterable[Clause],
    speed: float,
    *,
    table: Mapping[str, int],
    style: NDArray[np.float32],
    variant: str,
) -> Iterator[Run]:
    """Yield what the model is given: the whole line, or as much as it takes at once.

    Parameters
    ----------
    speed
        Against the model's usual.
    table
        The token of each symbol.
    style
        Of the speaker, shape (510, 256): a row for each number of tokens.
    variant
        The espeak-ng voice that pronounced it.
    """
    for spelt in lines(clauses, variant):
        known = [(symbol, table.get(symbol)) for symbol in spelt.symbols]
        tokens = [token for _, token in known if token is not None]
        first, count = [], 1
        for _, token in known:
            first.append(count)
            count += token is not None
        row = style[min(len(tokens), len(style)) - 1]
        inputs = {
            "tokens": np.array([[0, *tokens, 0]]),
            "input_ids": np.array([[0, *tokens, 0]]),
            "style": row.reshape(1, -1),
            "speed": np.array([min(FASTEST, max(SLOWEST, speed))]),
        }
        yield placed(spelt, inputs, [*first, count])


def lines(clauses: Iterable[Clause], variant: str) -> Iterator[Spelt]:
    """Yield the symbols of a line, parted between clauses where it is too long."""
    symbols: str = ""
    words: list[tuple[int, int]] = []
    for clause in clauses:
        pieces = [
            (word.at, _sounds(word.phonemes, variant), _marks(word, word is clause[-1]))
            for word in clause
        ]
        for group in _fitting(pieces):
            length = sum(len(said) + len(marks) for _, said, marks in group)
            if words and len(symbols) + length > MOST:
                yield Spelt(symbols.strip(" "), tuple(words))
                symbols, words = "", []
            for at, said, marks in group:
                words.append((at, len(symbols)))
                symbols += said + marks
    if words:
        yield Spelt(symbols.strip(" "), tuple(words))


def table_of(model: ModelFile) -> Mapping[str, int]:
    """Return the table of symbols that a model brings, or else the published one."""
    try:
        vocab = json.loads(model.notes["kokoro_config"])["vocab"]
        return {str(symbol): int(token) for symbol, token in vocab.items()}
    except (KeyError, ValueError, TypeError, AttributeError):
        return PUBLISHED


def rate_of(model: ModelFile) -> int:
    """Return the samples a second that a model says, or those of the published one."""
    said = model.notes.get("sample_rate", "")
    return int(said) if said.isdecimal() else RATE


def speakers_in(styles: Path, model: ModelFile) -> tuple[str, ...]:
    """Return the names of all whose style is in a file.

    Raises
    ------
    ModelGoneError, UnknownModelError
        If it can't be read, or holds no styles.
    """
    try:
        if zipfile.is_zipfile(styles):
            with zipfile.ZipFile(styles) as packed:
                return tuple(name.removesuffix(".npy") for name in packed.namelist())
        count, rest = divmod(styles.stat().st_size, 4 * MOST * STYLE)
    except (OSError, zipfile.BadZipFile) as error:
        raise ModelGoneError(styles.name, str(error)) from error
    if rest or not count:
        raise UnknownModelError(styles.name, "it holds no styles of Kokoro speakers.")
    names = tuple(filter(None, model.notes.get("speaker_names", "").split(",")))
    return names if len(names) == count else tuple(str(n) for n in range(count))


def style_of(styles: Path, speaker: str, model: ModelFile) -> NDArray[np.float32]:
    """Return the style of a speaker, shape (510, 256).

    Parameters
    ----------
    styles
        An ``.npz`` of arrays by name, or 32-bit numbers of all speakers in a row.

    Raises
    ------
    ModelGoneError, UnknownModelError
        If the file can't be read, or has no such speaker.
    """
    names = speakers_in(styles, model)
    if speaker not in names:
        some = ", ".join(names[:8])
        reason = f"nobody in it is called {speaker}; there are {some}."
        raise UnknownModelError(styles.name, reason)
    try:
        if zipfile.is_zipfile(styles):
            with np.load(styles, allow_pickle=False) as packed:
                style = np.asarray(packed[speaker], np.float32)
        else:
            at = 4 * MOST * STYLE * names.index(speaker)
            style = np.fromfile(styles, np.float32, MOST * STYLE, offset=at)
        return style.reshape(-1, STYLE)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        reason = "the styles in it are not those of Kokoro speakers."
        raise UnknownModelError(styles.name, reason) from error


type _Piece = tuple[int, str, str]


def _fitting(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """Yield the words of a clause, in groups that are not too long."""
    group: list[_Piece] = []
    length = 0
    for piece in pieces:
        more = len(piece[1]) + len(piece[2])
        if group and length + more > MOST:
            yield group
            group, length = [], 0
        group.append(piece)
        length += more
    yield group


def _sounds(phonemes: str, variant: str) -> str:
    """Write the phonemes of a word as the models learned them."""
    learned = dict(_SOUNDS)
    if variant.startswith("en"):
        learned |= _ENGLISH | (_AMERICAN if variant == "en-us" else _BRITISH)
    kinds = "|".join(map(re.escape, sorted(learned, key=len, reverse=True)))
    found = re.sub(kinds, lambda kind: learned[kind[0]], phonemes.strip(" "))
    return found.replace(TIE, "")


def _marks(word: Sounded, last: bool) -> str:  # noqa: FBT001 - told by its only caller
    """Return what stands behind a word, as far as it is heard."""
    written = _SPACED_DASH.sub("—", word.behind.replace("...", "…")).translate(_MARKS)
    heard = "".join(each for each in written if each in PUBLISHED)
    apart = last or (not heard and word.phonemes.endswith(" "))
    if apart and not heard.endswith((" ", "—")):
        heard += " "
    return _BLANKS.sub(" ", heard)
