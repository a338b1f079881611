"""What the person of this installation told."""

import click

from unclench.config import Settings
from unclench.content import Library
from unclench.person import Me, read_me


def told(library: Library) -> Me:
    """Read what was told; what is wrong in the file is said, and the rest counts."""
    kept = read_me(Settings().me, library)
    for problem in kept.problems:
        click.secho(str(problem), fg="yellow", err=True)
    return kept.me
