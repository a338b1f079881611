"""Read and review many script files that nobody would write, looking for one that fails.

    .venv/bin/python -m benchmarks.fuzz_scripts [--files 100000] [--by hypothesis|atheris]

Hypothesis draws seeds, and each makes a file out of a real script, cut up and put
together wrongly. Atheris does the same and watches which code is reached, so that what
has led to something new is tried again with changes; one file in eight is its bytes as
they are. What must hold of every file stands in `tests/content/fuzz/laws.py`.
"""

import argparse
import sys
import time
from collections.abc import Callable
from random import Random
from typing import override

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WAYS = ("hypothesis", "atheris")
type Judge = Callable[[bytes], None]


def main() -> None:
    """Try so many files; the first that fails ends it with an error."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--by", choices=WAYS, default=WAYS[0])
    parser.add_argument("--seed", type=int, default=1)
    given_ = parser.parse_args()
    {"hypothesis": by_hypothesis, "atheris": by_atheris}[given_.by](
        given_.files, given_.seed
    )


def by_hypothesis(files: int, first: int) -> None:
    """Let hypothesis draw the files, and make the smallest of those that fail."""
    from tests.content.fuzz.laws import hold
    from tests.content.fuzz.mangled import mangled

    judge = _counted(hold, files)

    @settings(
        max_examples=files,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(seed=st.integers(0, 2**62))
    def laws_hold(seed: int) -> None:
        judge(mangled(Random(seed + first)))  # noqa: S311 - no secret, only a file

    laws_hold()


def by_atheris(files: int, first: int) -> None:
    """Let atheris draw the files, with an eye on the code they reach."""
    import atheris  # type: ignore[import-untyped]  # it has no types

    with atheris.instrument_imports(include=["unclench"]):
        from tests.content.fuzz.laws import hold
        from tests.content.fuzz.mangled import mangled

    judge = _counted(hold, files)

    def one(data: bytes) -> None:
        raw = bool(data) and data[0] % 8 == 0
        judge(data[1:] if raw else mangled(_Drawn(data)))

    runs = [f"-runs={files}", f"-seed={first}", "-max_len=2048", "-timeout=10"]
    atheris.Setup([sys.argv[0], *runs, "-len_control=0", "-print_final_stats=1"], one)
    atheris.Fuzz()


class _Drawn(Random):
    """Chance that comes from a fuzzer's bytes; nought when they are used up."""

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self.left = memoryview(data)

    @override
    def getrandbits(self, k: int) -> int:
        size = (k + 7) // 8
        drawn, self.left = bytes(self.left[:size]), self.left[size:]
        return int.from_bytes(drawn) & ((1 << k) - 1)


def _counted(judge: Judge, files: int) -> Judge:
    """Tell now and then how many files there were, and how long they took."""
    begin, count, slowest = time.monotonic(), 0, 0.0

    def judged(data: bytes) -> None:
        nonlocal count, slowest
        start = time.process_time()
        judge(data)
        slowest = max(slowest, time.process_time() - start)
        count += 1
        if count % max(1, files // 20) == 0:
            took = time.monotonic() - begin
            print(f"{count:8,} files, {took:.0f} s, slowest {slowest:.2f} s", flush=True)

    return judged


if __name__ == "__main__":
    main()
