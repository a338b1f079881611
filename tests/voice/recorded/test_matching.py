import pytest

from unclench.voice.recorded import Line, Matched, matched

SHEET = (
    Line("frame.02", "You can stop at any time."),
    Line("beach.27", "A wave comes in."),
    Line("beach.27", "In."),
)


def found(*names: str) -> dict[str, int]:
    return {name: SHEET.index(line) + 1 for name, line in matched(names, SHEET).lines}


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("frame.02.wav", 1),
        ("Frame.02.WAV", 1),
        ("frame.02", 1),
        ("beach.27.m4a", 2),
        ("3.wav", 3),
        ("03 - in.opus", 3),
        ("line 2.mp3", 2),
        ("Track_01.flac", 1),
    ],
)
def test_a_name_tells_the_line(name: str, number: int) -> None:
    assert found(name) == {name: number}


def test_a_line_of_a_pack_is_told_by_the_name_it_has_in_its_pack() -> None:
    bench = Line("orchard/bench.03", "The bench is warm.")
    assert matched(["bench.03.wav"], [bench]).lines == (("bench.03.wav", bench),)


@pytest.mark.parametrize(
    "name", ["4.wav", "0.wav", "beach.02.wav", "notes.txt", "take 2 of 7.wav", "wave.wav"]
)
def test_what_belongs_to_no_line_is_left(name: str) -> None:
    assert matched([name], SHEET) == Matched((), (name,))


def test_of_two_files_for_one_line_the_second_is_left() -> None:
    both = matched(["1.wav", "frame.02.wav"], SHEET)
    assert [name for name, _line in both.lines] == ["1.wav"]
    assert both.left == ("frame.02.wav",)


def test_names_that_tell_nothing_are_taken_in_order() -> None:
    names = ["voice b.m4a", "voice c.m4a", "voice a.m4a"]
    assert found(*names) == dict(zip(sorted(names), (1, 2, 3), strict=True))
    assert matched(names[:2], SHEET).lines == ()


def test_files_are_counted_as_people_count() -> None:
    names = ["20260301-9.m4a", "20260301-10.m4a", "20260301-1.m4a"]
    assert found(*names) == {names[2]: 1, names[0]: 2, names[1]: 3}
