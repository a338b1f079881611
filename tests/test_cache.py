import os
from pathlib import Path

from unclench.cache import files, sweep, touch
from unclench.put import put

NOW = 1_000_000


def aged(path: Path, size: int, used: int) -> Path:
    put(path, bytes(size))
    os.utime(path, (used, used))
    return path


def left(folder: Path) -> list[str]:
    return sorted(str(entry.path.relative_to(folder)) for entry in files(folder))


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    for number, used in enumerate((30, 10, 20, 40)):
        aged(tmp_path / "ab" / str(number), 100, used)

    sweep((tmp_path,), 250, NOW)

    assert left(tmp_path) == ["ab/0", "ab/3"]


def test_what_is_touched_stays(tmp_path: Path) -> None:
    old, other = (aged(tmp_path / name, 100, 10) for name in ("old", "other"))

    touch(old)
    sweep((tmp_path,), 100, NOW)

    assert old.is_file()
    assert not other.exists()


def test_folders_share_their_bound(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    aged(one / "a", 100, 1)
    aged(two / "b", 100, 2)

    sweep((one, two, tmp_path / "missing"), 100, NOW)

    assert left(tmp_path) == ["two/b"]


def test_nothing_goes_where_all_fits_but_what_was_left_half_written(
    tmp_path: Path,
) -> None:
    aged(tmp_path / "whole", 100, 1)
    aged(tmp_path / ".x1.part", 100, 2)
    aged(tmp_path / "noise.71.aside", 100, 3)
    aged(tmp_path / ".x2.part", 100, NOW - 60)

    sweep((tmp_path,), 1000, NOW)

    assert left(tmp_path) == [".x2.part", "whole"]


def test_what_cannot_be_taken_stays_and_the_rest_goes(tmp_path: Path) -> None:
    held = aged(tmp_path / "held", 100, 1)
    aged(tmp_path / "other", 100, 2)

    def remove(path: Path) -> None:
        if path == held:
            raise PermissionError
        path.unlink()

    sweep((tmp_path,), 0, NOW, remove)

    assert left(tmp_path) == ["held"]


def test_touching_what_is_gone_is_nothing(tmp_path: Path) -> None:
    touch(tmp_path / "gone")
