from pathlib import Path

import pytest

from unclench.session import Prepared, Session, export, render
from unclench.sound import Format


@pytest.fixture(scope="module")
def session(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("made")
    return render(prepared, folder, [Format.OPUS], stem="tonight")


def test_all_files_are_put_where_they_are_wanted(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "tonight.opus").write_bytes(b"an older one")

    put = export(session, tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("tonight.json", "tonight.opus", "tonight.vtt"),
    ]
    assert put == Session.read(tmp_path / "tonight.json")
    assert put.sound("opus").read_bytes() == session.sound("opus").read_bytes()
    assert put.captions.read_bytes() == session.captions.read_bytes()


def test_a_file_that_cannot_be_put_leaves_what_was_there(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "tonight.opus").mkdir()

    with pytest.raises(OSError, match="tonight"):
        export(session, tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["tonight.opus"]


def test_a_missing_folder_is_an_os_error(session: Session, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        export(session, tmp_path / "nowhere")
