from pathlib import Path

import pytest
from pydantic import ValidationError

from unclench.config import Settings


def test_the_data_folder_follows_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UNCLENCH_DATA", raising=False)

    assert Settings().data.is_absolute()
    assert Settings().data.name == "unclench"


def test_the_data_folder_can_be_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("UNCLENCH_DATA", str(tmp_path))

    settings = Settings()

    assert settings.data == tmp_path
    for folder in (settings.packs, settings.sessions, settings.clips, settings.textures):
        assert folder.is_relative_to(tmp_path)


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNCLENCH_DATA", "")

    assert Settings().data.name == "unclench"


def test_a_folder_may_begin_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNCLENCH_DATA", "~/calm")

    assert Settings().data == Path.home() / "calm"


@pytest.mark.parametrize("workers", ["0", "65", "two"])
def test_workers_are_a_number_from_1_to_64(
    workers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNCLENCH_WORKERS", workers)

    with pytest.raises(ValidationError, match="workers"):
        Settings()
