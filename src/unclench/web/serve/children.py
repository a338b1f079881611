"""What each process that `serve` starts does. Run in that process, by spawn."""

import multiprocessing
import os
import signal
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler

from unclench.web.growing import LISTENERS
from unclench.web.serve.parent import follow_parent, lead_group, leave_at_once

BLOCKING_THREADS = 2 * LISTENERS
"""Requests answered at a time. Whoever hears a session while it is made keeps one of them
for as long as that takes, and never the last ones."""


def serve_pages(host: str, port: int) -> None:
    """Answer HTTP with granian, in a worker process of its own."""
    from granian.server.mp import MPServer

    lead_group()
    follow_parent()
    # granian starts its worker by fork where that is the default, and this process
    # has a second thread.
    multiprocessing.set_start_method("spawn", force=True)
    MPServer(
        f"{__name__}:application",
        address=host,
        port=port,
        interface="wsgi",  # type: ignore[arg-type] # annotated as an enum whose values are these strings
        factory=True,
        blocking_threads=BLOCKING_THREADS,
        log_enabled=False,
        workers_kill_timeout=1,
    ).serve()


def application() -> WSGIHandler:
    """Make the app in granian's worker."""
    from unclench.web import wsgi

    follow_parent()
    return wsgi.application()


def render_sessions(address: str, data: Path) -> None:
    """Render what is ordered."""
    from unclench.web.renderer.service import serve

    lead_group()
    follow_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda _number, _frame: leave_at_once())
    serve(address, data)


def work_ahead() -> None:
    """Do the tasks that pages leave for later."""
    import django
    from django.core.management import call_command

    lead_group()
    follow_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
    django.setup()
    from unclench.web.tasks import take_up_stranded

    take_up_stranded()
    call_command("db_worker", interval=0.5, startup_delay=False, verbosity=0)
