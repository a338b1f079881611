"""Time the coach: reading and reviewing a script of 200 lines, and one of 1,000.

    .venv/bin/python -m benchmarks.review [--times 20]

Lines are rows of a script as it is written, headings and pauses among them, and, beside
that, rows of which every one is spoken. They are the longest scripts that ship, one
after the other. Processor time counts, so that neighbours do not; the first review of a
process, which reads the coach's words, is told apart.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial

from unclench.content import SHIPPED, parse
from unclench.content.review import review

HEAD = "---\ntitle: Long\nlanguage: en\n---\n# Scene\n"


def main() -> None:
    """Print the median and the slowest twentieth of each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=20)
    times = parser.parse_args().times
    print(f"first of all   {timed(partial(both, HEAD + 'A tree.')):7.1f} ms")
    for count in (200, 1000):
        for name, text in (("written", written(count)), ("spoken", spoken(count))):
            took = [timed(partial(both, text)) for _ in range(times)]
            late = statistics.quantiles(took, n=20)[-1]
            middle = statistics.median(took)
            print(f"{count:5} {name:8} {middle:7.1f} ms median, {late:.1f} ms at worst")


def both(text: str) -> None:
    """Read a script, and review it."""
    parse(text)
    review(text)


def rows() -> list[str]:
    """Every row of what ships in English, the heads left out."""
    files = sorted(SHIPPED.glob("en/**/*.md"), key=lambda p: -p.stat().st_size)
    bodies = (path.read_text("utf-8").split("\n---\n", 1)[1] for path in files)
    return [row for body in bodies for row in body.splitlines()]


def written(count: int) -> str:
    """Return a script of so many rows as they are written."""
    return HEAD + "\n".join(rows()[:count])


def spoken(count: int) -> str:
    """Return a script of so many rows that are all spoken."""
    said = [row for row in rows() if row and row[0].isalpha()]
    return HEAD + "\n".join(said[:count])


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time that some work takes."""
    begin = time.process_time()
    work()
    return 1000 * (time.process_time() - begin)


if __name__ == "__main__":
    main()
