"""What is no document, or a hostile one, is refused in one line."""

import io
import os
import zipfile
from pathlib import Path

import docx
import pytest

from unclench.content.imported import (
    NotEmpty,
    TooLong,
    Unreadable,
    import_document,
    save,
)
from unclench.content.imported.file import MOST_BYTES
from unclench.vocabulary.nearest import UnknownName


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as told:
        import_document(path)
    message = str(told.value)
    assert "\n" not in message
    assert str(path) in message
    return message


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old kind"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        ("a.rtf", b"{\\rtf1 hello}", "Rich Text"),
        ("a.docx", b"PK\x03\x04 and nothing", "broken"),
        ("a.docx", b"plain words", "no Word document"),
        ("a.docx", b"", "no Word document"),
        ("a.txt", b"\x00\x01\x02 binary", "no text"),
        ("a.mp3", b"ID3", "neither"),
        ("noending", b"words", "neither"),
    ],
)
def test_what_is_no_document(name: str, data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    assert reason in refused(path)


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return path


def test_an_open_document_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")

    assert ".odt" in refused(path)


def test_a_zip_that_unfolds_to_too_much_is_not_unfolded(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "a.docx", {"word/document.xml": b" " * (MOST_BYTES + 1)})

    assert bomb.stat().st_size < 100_000
    assert "unfolds to 20 MB" in refused(bomb)


def test_a_zip_of_thousands_of_files_is_refused(tmp_path: Path) -> None:
    many = zipped(tmp_path / "a.docx", {f"word/{i}.xml": b"" for i in range(2_001)})

    assert "2,001 files" in refused(many)


def test_entities_are_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as package:
        files = {name: package.read(name) for name in package.namelist()}
    files["word/document.xml"] = (
        b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]>'
        + files["word/document.xml"].partition(b"?>")[2]
    )

    assert "entities" in refused(zipped(tmp_path / "a.docx", files))


def test_a_document_that_is_cut_off_is_broken(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Rest here. " * 500)
    word.save(str(tmp_path / "whole.docx"))
    data = (tmp_path / "whole.docx").read_bytes()

    for share in (0.2, 0.5, 0.9, 0.99):
        path = tmp_path / "a.docx"
        path.write_bytes(data[: int(len(data) * share)])
        refused(path)


@pytest.mark.parametrize("gone", ["word/document.xml", "[Content_Types].xml"])
def test_a_document_without_its_middle_is_broken(gone: str, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as package:
        files = {n: package.read(n) for n in package.namelist() if n != gone}

    assert "broken" in refused(zipped(tmp_path / "a.docx", files))


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)

    assert "no file" in refused(tmp_path)
    assert "no file" in refused(pipe)


def test_more_than_an_hour_is_refused_with_what_it_would_take(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("You rest here and now, soft and warm. " * 1_500)

    with pytest.raises(TooLong, match="Part it"):
        import_document(path)


def test_a_text_without_end_is_refused_quickly(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("(" * 300_000)

    assert "200,000 characters" in refused(path)


def test_an_unknown_language_names_those_that_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Rest here.")

    with pytest.raises(UnknownName, match="de, en"):
        import_document(path, "xx")


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rest here.")
    imported = import_document(tmp_path / "a.txt")
    folder = tmp_path / "pack"
    folder.mkdir()
    save(imported, folder)
    before = sorted(folder.rglob("*"))

    with pytest.raises(NotEmpty, match="not empty"):
        save(imported, folder)

    assert sorted(folder.rglob("*")) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "pack"]
