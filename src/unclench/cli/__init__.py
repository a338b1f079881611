"""The command line: thin, and quick because each command loads only what it needs."""

import os


def main() -> None:
    """Run ``unclench``."""
    # A command is one process with one thread, so that it may start its workers by
    # forking; numpy's own threads would forbid that, and gain nothing here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    from unclench.cli.commands import unclench

    unclench(prog_name="unclench")
