"""Time composing against loading the library, for a thousand people, turn by turn.

    .venv/bin/python -m benchmarks.compose [--people 1000]

Composing is all from needs to a script: choosing, what is not said, freshness, own words,
every line's delivery. Needs are drawn as in the tests: any technique, caution, blocked
word, mode and length. The library is loaded anew between every hundred people, so that
both see the same machine; processor time counts, so that neighbours do not.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial

from tests.anybody import LIBRARY, random_needs

from unclench.composer import Needs, choose, write
from unclench.content import Library

AT_ONCE = 100


def main() -> None:
    """Print both medians and their ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=1000)
    people = parser.parse_args().people
    loads, sessions = [], []
    compose(random_needs(0), 0)  # the first compiles what all others reuse
    for first in range(0, people, AT_ONCE):
        loads.append(timed(Library.load))
        for seed in range(first, min(first + AT_ONCE, people)):
            needs = random_needs(seed)
            sessions.append(timed(partial(compose, needs, seed)))
    load, median = statistics.median(loads), statistics.median(sessions)
    late = statistics.quantiles(sessions, n=20)[-1]
    print(f"composing  {median:6.1f} ms median, {late:.1f} ms for the slowest twentieth")
    print(f"loading    {load:6.1f} ms median")
    print(f"so a library is loaded in the time of {load / median:.0f} sessions")


def compose(needs: Needs, seed: int) -> None:
    """Go from needs to a script."""
    write(choose(needs, LIBRARY, seed=seed), LIBRARY)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time that some work takes."""
    begin = time.process_time()
    work()
    return 1000 * (time.process_time() - begin)


if __name__ == "__main__":
    main()
