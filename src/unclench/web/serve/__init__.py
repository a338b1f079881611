"""One command that runs the whole app on this machine."""

from unclench.web.serve.run import run

__all__ = ["run"]
