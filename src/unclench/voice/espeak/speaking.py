"""The program that holds espeak-ng: run by path in a process of its own.

``python -I -S speaking.py LIBRARY DATA`` says hello, then answers one message for each
that it reads, until its standard input ends: so it never outlives who started it.
A message asks for a line to be spoken, or where it says ``"ask": "phonemes"``, for how
its words are pronounced. It is four bytes of length (little endian) and that much JSON;
an answer with ``bytes`` in its JSON is followed by as many, of 16-bit samples.

It imports only the standard library, to start in some 20 ms, and knows nothing of the
package it lies in.
"""

import ctypes
import json
import os
import struct
import sys
from typing import Any, BinaryIO

SYNCHRONOUS = 2
DO_NOT_EXIT = 0x8000
UTF8 = 1
BY_CHARACTER = 1
WORD, END, PHONEME = 1, 5, 7
PHONEME_EVENTS = 3
"""Tell phonemes while speaking, in IPA."""
IN_IPA_TIED = 2 | 1 << 7 | ord("^") << 8
"""Phonemes in IPA, with ``^`` within those that take several letters."""
OURS = ".voice"
"""How the names of voice files end."""
RATE, PITCH, RANGE, WORD_GAP = 1, 3, 4, 7


class _Id(ctypes.Union):
    _fields_ = (
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    )


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("language", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("unused", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("own", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Library:
    """espeak-ng, freshly loaded.

    The engine's sound depends on what it said before, and none of its own resets undoes
    that; unloading the library does. So each line gets a `Library` of its own.
    """

    def __init__(self, path: str, data: str, options: int = 0) -> None:
        self.so = ctypes.CDLL(path)
        self.so.espeak_Synth.argtypes = [
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.POINTER(ctypes.c_uint),
            ctypes.c_void_p,
        ]
        self.so.espeak_Initialize.argtypes = [
            ctypes.c_int,
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_int,
        ]
        folder = os.fsencode(data) if data else None
        self.rate = self.so.espeak_Initialize(
            SYNCHRONOUS, 0, folder, options | DO_NOT_EXIT
        )
        if self.rate <= 0:
            message = f"its data were not found in {data or 'its own folder'}"
            raise OSError(message)

    def version(self) -> str:
        """Return the engine's version, such as ``1.52.0``."""
        self.so.espeak_Info.restype = ctypes.c_char_p
        return str(self.so.espeak_Info(None).decode()).split()[0]

    def choose(self, variant: str) -> None:
        """Take a voice: from a file, or by its name or else by its language."""
        if variant.endswith(OURS):
            self._read(variant)
            return
        if self.so.espeak_SetVoiceByName(variant.encode()) == 0:
            return
        spoken = _Voice(language=variant.encode())
        if self.so.espeak_SetVoiceByProperties(ctypes.byref(spoken)) != 0:
            message = f"it has no voice {variant!r}"
            raise OSError(message)

    def _read(self, path: str) -> None:
        """Take a voice file, from within its folder.

        The engine lowers the letters of a path, and stops at a plus sign.
        """
        folder, name = os.path.split(path)
        os.chdir(folder)
        if self.so.espeak_SetVoiceByFile(name.encode()) != 0:
            message = f"it can't read the voice {name!r}"
            raise OSError(message)

    def speak(self, text: str, hear: Any) -> None:  # noqa: ANN401 - ctypes functions have no types
        """Speak a text, and tell `hear` of sound and events."""
        callback = _Callback(hear)
        self.so.espeak_SetSynthCallback(callback)
        whole = _written(text)
        self.so.espeak_Synth(whole, len(whole), 0, BY_CHARACTER, 0, UTF8, None, None)
        self.so.espeak_Synchronize()

    def clauses(self, text: str) -> list[str]:
        """Return the phonemes of each clause, in IPA, as natural voices learned them."""
        ask = self.so.espeak_TextToPhonemes
        ask.restype = ctypes.c_char_p
        ask.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
        rest = ctypes.c_char_p(_written(text))
        found = []
        while rest.value is not None:
            found.append(ask(ctypes.byref(rest), UTF8, IN_IPA_TIED).decode())
        return found

    def words(self, text: str) -> list[list[tuple[int, str]]]:
        """Return (character, phonemes) of each word, clause by clause."""
        found: list[list[tuple[int, str]]] = [[]]

        def hear(_wave: Any, _count: int, events: Any) -> int:  # noqa: ANN401 - ctypes pointers have no types
            index = 0
            while events[index].type:
                event = events[index]
                index += 1
                if event.type == WORD:
                    found[-1].append((event.text_position - 1, ""))
                elif event.type == PHONEME and found[-1]:
                    at, before = found[-1][-1]
                    found[-1][-1] = at, before + event.id.string.decode()
                elif event.type == END:
                    found.append([])
            return 0

        self.speak(text, hear)
        return found

    def say(self, line: dict[str, Any]) -> tuple[bytes, list[tuple[int, int]]]:
        """Return the samples of `line` and (character, sample) of each of its words."""
        self.choose(line["variant"])
        for parameter, name in (
            (RATE, "rate"),
            (PITCH, "pitch"),
            (RANGE, "range"),
            (WORD_GAP, "gap"),
        ):
            self.so.espeak_SetParameter(parameter, line[name], 0)
        pieces: list[bytes] = []
        words: list[tuple[int, int]] = []

        def hear(wave: Any, count: int, events: Any) -> int:  # noqa: ANN401 - ctypes pointers have no types
            if wave and count > 0:
                pieces.append(ctypes.string_at(wave, 2 * count))
            index = 0
            while events[index].type:
                event = events[index]
                if event.type == WORD:
                    words.append((event.text_position - 1, event.sample))
                index += 1
            return 0

        self.speak(line["text"], hear)
        return b"".join(pieces), words

    def close(self) -> None:
        """Unload the library, and all it remembers with it."""
        self.so.espeak_Terminate()
        handle = self.so._handle  # noqa: SLF001 - ctypes offers no other way to unload
        if sys.platform == "win32":
            ctypes.windll.kernel32.FreeLibrary(ctypes.c_void_p(handle))
        else:
            import _ctypes  # exists on POSIX only

            _ctypes.dlclose(handle)


def _written(text: str) -> bytes:
    return text.replace("\0", " ").encode() + b"\0"


def read(stream: BinaryIO) -> dict[str, Any] | None:
    """Return the next message, or None at the end."""
    head = stream.read(4)
    if len(head) < 4:  # noqa: PLR2004 - the length prefix
        return None
    message: dict[str, Any] = json.loads(stream.read(struct.unpack("<I", head)[0]))
    return message


def write(stream: BinaryIO, message: dict[str, Any], sound: bytes = b"") -> None:
    """Send a message, and its sound after it."""
    body = json.dumps(message).encode()
    stream.write(struct.pack("<I", len(body)) + body + sound)
    stream.flush()


def hello(path: str, data: str) -> dict[str, Any]:
    """Load the engine once, to know that it loads, and return its version."""
    library = Library(path, data)
    answer = {"version": library.version()}
    library.close()
    return answer


def say(path: str, data: str, line: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Speak one line: the answer and its sound."""
    library = Library(path, data)
    sound, words = library.say(line)
    library.close()
    return {"rate": library.rate, "bytes": len(sound), "words": words}, sound


def phonemes(path: str, data: str, line: dict[str, Any]) -> dict[str, Any]:
    """Pronounce one line without a sound: its clauses, and the words of each."""
    library = Library(path, data, PHONEME_EVENTS)
    library.choose(line["variant"])
    # The clauses come first: speaking changes what the library remembers.
    answer = {
        "clauses": library.clauses(line["text"]),
        "words": library.words(line["text"]),
    }
    library.close()
    return answer


def main(path: str, data: str) -> None:
    """Serve standard input and output."""
    source = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as sink:
        # What the library prints must not mix with the answers.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        serve(source, sink, path, data)


def serve(source: BinaryIO, sink: BinaryIO, path: str, data: str) -> None:
    """Answer until `source` ends, or until the engine cannot go on."""
    try:
        write(sink, hello(path, data))
        while (line := read(source)) is not None:
            if line.get("ask") == "phonemes":
                write(sink, phonemes(path, data, line))
            else:
                write(sink, *say(path, data, line))
    except OSError as error:
        write(sink, {"error": str(error)})


if __name__ == "__main__":
    main(*sys.argv[1:])
