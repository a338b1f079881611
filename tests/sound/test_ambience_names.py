"""The library's list of ambiences and the sounds there are agree."""

from unclench.content import Library
from unclench.sound.ambience import AMBIENCES, NONE


def test_every_ambience_of_the_library_can_be_heard_and_every_sound_is_listed() -> None:
    assert set(Library.load().ambiences) == {*AMBIENCES, NONE}
