"""What CONTRIBUTING.md asks of every file, as far as a machine can see it."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
SAYS_NOTHING = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}
SUPPRESSION = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no cover)\b(?P<rest>.*)")
REASON = re.compile(r"[\w,:\s\[\]-]*?(?:#|–|—|--| - )\s*\w")


def tracked(pattern: str) -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", pattern],  # noqa: S607 # the git that made this clone
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [
        path for line in listing.stdout.splitlines() if (path := ROOT / line).exists()
    ]


SOURCES = [p for p in tracked("*.py") if "migrations" not in p.parts]


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def size(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None and first.end_lineno:
        lines -= first.end_lineno - first.lineno + 1
    return lines


def test_no_file_is_over_500_lines() -> None:
    assert {str(p): length(p) for p in SOURCES if length(p) > 500} == {}


def test_half_of_the_modules_have_at_most_150_lines() -> None:
    assert median(length(p) for p in SOURCES if "src" in p.parts) <= 150


def test_functions_are_under_50_lines() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{f.lineno} {f.name}"
        for path in SOURCES
        for f in functions(path)
        if size(f) >= 50
    }
    assert long == set()


def test_names_of_files_say_something() -> None:
    assert [p for p in SOURCES if p.stem in SAYS_NOTHING] == []


def test_every_suppression_carries_its_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := SUPPRESSION.search(line)) and not REASON.match(found["rest"])
    ]
    assert bare == []
