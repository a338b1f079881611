"""The lists for plain pip hold exactly what uv.lock holds."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
LOCK: dict[str, Any] = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
PROJECT: dict[str, Any] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)
PACKAGES: dict[str, dict[str, Any]] = {p["name"]: p for p in LOCK["package"]}


def hashes(package: dict[str, Any]) -> frozenset[str]:
    files = [package["sdist"]] if "sdist" in package else []
    return frozenset(f["hash"] for f in [*files, *package.get("wheels", [])])


def reachable(roots: list[dict[str, Any]]) -> set[str]:
    """Names of the packages that lock entries lead to, whatever the platform."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        entry = waiting.pop()
        package = PACKAGES[entry["name"]]
        waiting += [
            *(d for d in package.get("dependencies", []) if d["name"] not in found),
            *(
                d
                for extra in entry.get("extra", [])
                for d in package["optional-dependencies"][extra]
                if d["name"] not in found
            ),
        ]
        found.add(entry["name"])
    return found


def locked(groups: list[str], extras: list[str]) -> dict[str, tuple[str, frozenset[str]]]:
    own = PACKAGES["unclench"]
    roots = [
        *own["dependencies"],
        *(d for e in extras for d in own["optional-dependencies"][e]),
        *(d for g in groups for d in own["dev-dependencies"][g]),
    ]
    return {
        name: (PACKAGES[name]["version"], hashes(PACKAGES[name]))
        for name in reachable(roots)
    }


def listed(path: Path) -> dict[str, tuple[str, frozenset[str]]]:
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    entries = {}
    for line in text.splitlines():
        found = re.match(r"([\w.-]+)==([^\s;]+)", line)
        assert found, line
        name, version = found.groups()
        entries[name] = (version, frozenset(re.findall(r"--hash=(\S+)", line)))
    return entries


@pytest.mark.parametrize(
    ("file", "groups", "extras"),
    [("run.txt", ["build"], ["natural"]), ("test.txt", ["build", "dev"], [])],
)
def test_the_list_for_pip_is_in_step_with_the_lock(
    file: str, groups: list[str], extras: list[str]
) -> None:
    assert listed(ROOT / "requirements" / file) == locked(groups, extras)


def test_the_build_backend_is_the_locked_one() -> None:
    assert PROJECT["build-system"]["requires"] == [
        f"hatchling=={PACKAGES['hatchling']['version']}"
    ]


def test_the_lock_names_no_host_but_the_public_index() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    assert set(re.findall(r"https?://([^/\"]+)", text)) == {
        "pypi.org",
        "files.pythonhosted.org",
    }
