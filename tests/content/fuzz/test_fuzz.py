"""No file is so odd that reading it fails; `benchmarks.fuzz_scripts` tries many more."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.content.fuzz.laws import hold
from tests.content.fuzz.mangled import mangled


@settings(max_examples=200)
@given(seed=st.integers(0, 2**32))
def test_laws_hold_of_mangled_scripts(seed: int) -> None:
    hold(mangled(Random(seed)))  # noqa: S311 - no secret, only a file


@given(data=st.binary(max_size=300))
def test_laws_hold_of_any_bytes(data: bytes) -> None:
    hold(data)


@given(text=st.text(max_size=200))
def test_laws_hold_of_any_text(text: str) -> None:
    hold(f"---\ntitle: x\n---\n# Scene\n{text}".encode("utf-8", "replace"))
