"""Opening somebody's document, whatever it turns out to be."""

import io
import zipfile
import zlib
from pathlib import Path

from unclench.content.imported.document import Document
from unclench.content.imported.plain import read_plain
from unclench.content.imported.remark import Kind, Place, Remark
from unclench.content.imported.visible import visible

MOST_BYTES = 20_000_000
"""Of a file, and of what unfolds from it; an hour of speech has 60,000."""
MOST_CHARACTERS = 200_000
"""Of text: more than three hours of speech."""
MOST_FILES = 2_000
"""Files within a Word document; a long one has fifty."""

TEXT = (".txt", ".text")
MARKED = (".md", ".markdown")
WORD = (".docx",)
_WAY = "Save it as .docx, .md or .txt and import that."
_OTHERS = {
    b"%PDF": "This is a PDF, which holds letters and no sentences.",
    b"{\\rtf": "This is Rich Text (.rtf).",
    b"\xd0\xcf\x11\xe0": "This is a Word document of the old kind (.doc), or one that is "
    "locked with a password.",
}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_ZIP = b"PK\x03\x04"


class Unreadable(ValueError):  # noqa: N818 - reads as what it says: unreadable
    """A file that can't become a pack, with the reason and a way out."""


def read_document(path: Path) -> Document:
    """Read a document.

    Raises
    ------
    Unreadable
        If it is no text, no Markdown and no Word document, or a broken or hostile one.
    OSError
        If there is no such file, or it may not be read.
    """
    ending = path.suffix.lower()
    data = _bytes(path)
    _refuse_others(path, data)
    if ending in WORD:
        _refuse_hostile(path, data)
        from unclench.content.imported.word import read_word

        try:
            document = read_word(data)
        except Exception as error:
            # A damaged package breaks the library in a dozen ways, and each means this.
            message = (
                f"{path} is a broken Word document. Open it in Word and save it anew."
            )
            raise Unreadable(message) from error
    elif ending in TEXT + MARKED:
        document = _read_text(path, data, marked=ending in MARKED)
    else:
        message = f"{path} is neither .txt nor .md nor .docx. {_WAY}"
        raise Unreadable(message)
    if sum(len(block.text) for block in document.blocks) > MOST_CHARACTERS:
        message = f"{path} has over {MOST_CHARACTERS:,} characters. Part it into several."
        raise Unreadable(message)
    return document


def _bytes(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        message = f"{path} is no file. Name a document: .docx, .md or .txt."
        raise Unreadable(message)
    if path.stat().st_size > MOST_BYTES:
        message = f"{path} is over {MOST_BYTES // 1_000_000} MB. Take its pictures out."
        raise Unreadable(message)
    return path.read_bytes()


def _refuse_others(path: Path, data: bytes) -> None:
    """Say what a file is that only its ending makes a document."""
    for magic, what in _OTHERS.items():
        if data.startswith(magic):
            message = f"{path}: {what} {_WAY}"
            raise Unreadable(message)
    if data.startswith(_ZIP) and _OPEN_DOCUMENT in data[:200]:
        message = f"{path}: This is an OpenDocument text (.odt). {_WAY}"
        raise Unreadable(message)


def _refuse_hostile(path: Path, data: bytes) -> None:
    """Look at a zip before anything in it is unfolded."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            whole = sum(entry.file_size for entry in entries)
            if len(entries) > MOST_FILES or whole > MOST_BYTES:
                message = (
                    f"{path} unfolds to {whole / 1e6:,.0f} MB in {len(entries):,} files; "
                    f"{MOST_BYTES // 1_000_000} MB are the most. Take its pictures out."
                )
                raise Unreadable(message)
            if any(entry.flag_bits & 1 for entry in entries):
                message = f"{path} is locked with a password. Save it without one."
                raise Unreadable(message)
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")) and (
                    b"<!DOCTYPE" in package.read(entry)
                ):
                    message = f"{path} has entities in it, as no Word document has."
                    raise Unreadable(message)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
    ) as error:
        message = f"{path} is no Word document, or a broken one. {_WAY}"
        raise Unreadable(message) from error


def _read_text(path: Path, data: bytes, *, marked: bool) -> Document:
    text, guessed = _decoded(path, data)
    document = read_plain(visible(text), marked=marked)
    if not guessed:
        return document
    remark = Remark(Kind.ENCODING, Place(), became=guessed)
    return Document(
        document.blocks,
        document.title,
        document.author,
        document.language,
        (remark, *document.remarks),
    )


def _decoded(path: Path, data: bytes) -> tuple[str, str]:
    """Return the text, and in which encoding it was read where that is a guess."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data:
        message = f"{path} is no text. {_WAY}"
        raise Unreadable(message)
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, "" if encoding.startswith("utf") else encoding
    message = f"{path} is text in no encoding that is known. Save it as UTF-8."
    raise Unreadable(message)
