"""The voices of macOS, by its program ``say``, where it is there.

It is a program of the system's own, started for each line. None of this was ever run on
a Mac: the tests put a program of their own in its place.
"""

from unclench.voice.say.program import SystemVoice, find_say, system_voices
from unclench.voice.say.settings import SaySettings
from unclench.voice.say.speaking import say_line

__all__ = ["SaySettings", "SystemVoice", "find_say", "say_line", "system_voices"]
