import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

type Run = Callable[..., subprocess.CompletedProcess[str]]
"""Runs ``unclench`` with arguments, in a folder of its own."""


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def run(tmp_path: Path, data: Path) -> Run:
    def unclench(
        *arguments: object, before: tuple[str, ...] = (), **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                *before,
                sys.executable,
                "-W",
                "error",
                "-m",
                "unclench",
                *map(str, arguments),
            ],
            cwd=tmp_path,
            env=os.environ | {"UNCLENCH_DATA": str(data)} | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    return unclench
