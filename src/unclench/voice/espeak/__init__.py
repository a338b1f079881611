"""The embedded engine: espeak-ng, in a process of its own.

It is a formant voice and sounds like one. What recommends it is that it comes with
``pip install`` alone, speaks 300 times faster than real time and tells word times. It
is under the GPL, so nothing here loads it into our own process.
"""

from unclench.voice.espeak.engine import Engine, find_engine
from unclench.voice.espeak.settings import EspeakSettings
from unclench.voice.espeak.speaker import Pronunciation, Speaker

__all__ = ["Engine", "EspeakSettings", "Pronunciation", "Speaker", "find_engine"]
