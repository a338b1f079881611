"""The renderer in its process: what it answers, and what it makes of trouble."""

from pathlib import Path

import pytest

from unclench.composer import ChangedLibrary
from unclench.session import OtherVoice, Refused
from unclench.voice.errors import EngineMissingError
from unclench.web.renderer import Progress, State, Trouble, ask_progress
from unclench.web.renderer.client import ADDRESS
from unclench.web.renderer.service import trouble_of


@pytest.mark.usefixtures("renderer")
def test_what_nobody_ordered_is_unknown() -> None:
    assert ask_progress("0" * 64, "opus") == Progress(State.UNKNOWN)


def test_with_nobody_to_ask_it_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(ADDRESS, str(tmp_path / "nobody"))
    assert ask_progress("0" * 64, "opus") == Progress(State.AWAY)
    monkeypatch.delenv(ADDRESS)
    assert ask_progress("0" * 64, "opus") == Progress(State.AWAY)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_as_such() -> None:
    with pytest.raises(OSError, match="No space left") as raised:
        Path("/dev/full").write_bytes(b"sound")
    assert trouble_of(raised.value) is Trouble.NO_SPACE


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (PermissionError(13, "denied"), Trouble.NOT_WRITABLE),
        (EngineMissingError("not found"), Trouble.NO_VOICE),
        (ChangedLibrary(), Trouble.CHANGED),
        (OtherVoice("a", "b"), Trouble.OTHER_VOICE),
        (Refused(("it is silent",)), Trouble.REFUSED),
        (ZeroDivisionError(), Trouble.BROKEN),
    ],
)
def test_each_trouble_has_its_name(error: Exception, trouble: Trouble) -> None:
    assert trouble_of(error) is trouble
