import socket
from pathlib import Path

from tests.cli.conftest import Run


def test_a_port_in_use_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = run("serve", "--port", port, "--no-browser", "--data", tmp_path / "data")

    assert told.returncode == 1
    assert told.stderr.startswith(f"Port {port} is in use.")
    assert len(told.stderr.splitlines()) == 1


def test_a_data_folder_that_cannot_be_written_is_told_in_one_line(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    folder = tmp_path / "taken" / "data"

    told = run("serve", "--port", 0, "--no-browser", "--data", folder)

    assert told.returncode == 1
    assert told.stderr.startswith(f"Unclench can't write its data folder {folder}")
    assert len(told.stderr.splitlines()) == 1
