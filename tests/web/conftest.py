"""A real database file, a real renderer, and people who visit."""

import multiprocessing
import os
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from unclench.config import Settings
from unclench.person import forget_me
from unclench.web.renderer import State, ask_progress
from unclench.web.renderer.client import ADDRESS
from unclench.web.serve.children import render_sessions

if TYPE_CHECKING:
    from tests.web.visitors import Visitor

NOON = time(12, tzinfo=UTC)


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    # Django would test in memory, where there is neither WAL nor a second connection.
    connections["default"].settings_dict["TEST"]["NAME"] = settings.DATA / "test.sqlite3"


@pytest.fixture(scope="session", autouse=True)
def assets() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of a renderer at work in a process of its own."""
    address = str(tmp_path_factory.mktemp("renderer") / "socket")
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=render_sessions, args=(address, settings.DATA))
    process.start()
    os.environ[ADDRESS] = address
    while ask_progress("", "").state is State.AWAY:
        assert process.is_alive()
    yield settings.DATA
    del os.environ[ADDRESS]
    process.terminate()
    process.join()
    process.close()


@pytest.fixture
def visitor(db: None) -> Iterator["Visitor"]:  # noqa: ARG001 - it is there for whoever visits
    from tests.web.visitors import Visitor  # the tables need Django to be set up

    # Noon, whenever the tests run: by night other practices are suggested.
    with time_machine.travel(datetime.combine(datetime.now(UTC), NOON)):
        yield Visitor()
    forget_me(Settings(data=settings.DATA).me)
