"""The system's voices, with a program in the place of the system's."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from unclench.vocabulary import SAMPLE_RATE, Delivery, Utterance
from unclench.voice import ClipStore, Kind, VoiceError, find_voice, speak, voice_names
from unclench.voice.say import SaySettings, say_line, system_voices
from unclench.voice.say.program import read_list
from unclench.voice.say.speaking import SystemVoiceError, command

LIST = """\
Albert              en_US    # Hello! My name is Albert.
Alice               it_IT    # Ciao! Mi chiamo Alice.
Amélie              fr_CA    # Bonjour, je m’appelle Amélie.
Daniel (Enhanced)   en_GB    # Hello! My name is Daniel.
Eddy (English (US)) en_US    # Hello! My name is Eddy.
Fiona               en-scotland # Hello, my name is Fiona.
Samantha            en_US    # Hello! My name is Samantha.
Samantha            en_US    # Hello! My name is Samantha.
Anna                de_DE    # Hallo! Ich heiße Anna.
a row of something else
"""

PROGRAM = '''\
#!{python}
"""Says each word as a tone, at 1.25 times the pace it is asked for, edges quiet."""
import math, struct, sys, wave
from pathlib import Path

arguments = sys.argv[1:]
here = Path(__file__).parent
if arguments == ["-v", "?"]:
    sys.stdout.write((here / "list.txt").read_text("utf-8"))
    sys.exit()
with (here / "asked.txt").open("a") as asked:
    asked.write("\\n".join(arguments) + "\\n--\\n")
options = dict(zip(arguments[:6:2], arguments[1:6:2]))
assert arguments[6:] == ["--data-format=LEI16@22050", "-f", "-"]
words = len(sys.stdin.read().split())
if options["-v"] == "Mute":
    sys.exit(1)
count = round(22050 * 60 * words / int(options["-r"]) / 1.25)
tone = [round(9000 * math.sin(0.05 * n)) for n in range(count)]
quiet = [0] * 4000
with wave.open(options["-o"], "wb") as file:
    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(22050)
    samples = quiet + ([] if options["-v"] == "Silent" else tone) + quiet
    file.writeframes(struct.pack(f"<{{len(samples)}}h", *samples))
'''


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of ``say``, on what calls itself a Mac."""
    path = tmp_path / "say"
    path.write_text(PROGRAM.format(python=sys.executable), "utf-8")
    path.chmod(0o755)
    (tmp_path / "list.txt").write_text(LIST, "utf-8")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr("platform.system", lambda: "Darwin")
    monkeypatch.setattr("platform.mac_ver", lambda: ("15.5", ("", "", ""), "arm64"))
    return path


def asked(program: Path) -> list[list[str]]:
    """The arguments of each call so far."""
    calls = (program.parent / "asked.txt").read_text("utf-8").split("--\n--\n")
    whole = "--\n".join(calls)
    return [call.splitlines() for call in whole.split("\n--\n") if call.strip()]


def test_the_list_of_the_system_is_read_without_its_jokes() -> None:
    assert {
        voice.name: (voice.settings.voice, voice.language)
        for voice in read_list(LIST).values()
    } == {
        "say-alice": ("Alice", "it-IT"),
        "say-amelie": ("Amélie", "fr-CA"),
        "say-daniel-enhanced": ("Daniel (Enhanced)", "en-GB"),
        "say-eddy-english-us": ("Eddy (English (US))", "en-US"),
        "say-fiona": ("Fiona", "en-scotland"),
        "say-samantha": ("Samantha", "en-US"),
        "say-anna": ("Anna", "de-DE"),
    }


def test_the_command_takes_the_text_where_it_can_be_no_option(tmp_path: Path) -> None:
    file = tmp_path / "line.wav"
    assert command("/usr/bin/say", SaySettings("Samantha"), 110, file) == [
        *("/usr/bin/say", "-v", "Samantha", "-r", "110", "-o", str(file)),
        *("--data-format=LEI16@22050", "-f", "-"),
    ]


def test_elsewhere_than_on_a_mac_there_is_none(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.exists()
    monkeypatch.setattr("platform.system", lambda: "Linux")
    assert system_voices() == {}
    assert [name for name in voice_names() if name.startswith("say-")] == []


@pytest.mark.usefixtures("program")
def test_on_a_mac_they_speak_where_they_are_wished_for_and_never_first() -> None:
    names = voice_names("en")
    assert names[0] == "espeak-en-us"
    assert names[-4:] == (
        *("say-daniel-enhanced", "say-eddy-english-us", "say-fiona", "say-samantha"),
    )
    voice = find_voice("say-samantha")
    assert (voice.kind, voice.language) == (Kind.SYSTEM, "en-US")
    assert voice.identity.startswith("say-samantha say macOS-15.5 ")


def test_a_line_is_said_at_the_pace_asked_and_read_from_the_file(program: Path) -> None:
    text = "Let the shoulders sink, as slowly as they like."
    take = say_line(
        str(program), SaySettings("Samantha"), Utterance(text, "en-US", Delivery(100))
    )
    assert take.rate == SAMPLE_RATE
    rates = [call[call.index("-r") + 1] for call in asked(program)]
    assert rates == ["100", "80"]  # it was a quarter too fast
    seconds = len(take.sound) / 2 / SAMPLE_RATE
    assert 60 * 9 / seconds == pytest.approx(100, rel=0.02)
    assert [at for at, _start in take.words] == [0, 4, 8, 18, 24, 27, 34, 37, 42]
    starts = [start for _at, start in take.words]
    assert starts[0] == 0
    assert starts == sorted(starts)
    sound = np.frombuffer(take.sound, np.int16)
    assert np.abs(sound.astype(int)).max() > 8_000


def test_what_a_person_writes_is_no_order_to_the_program(program: Path) -> None:
    text = "-o /tmp/mine [[slnc 5000]] quiet"
    say_line(str(program), SaySettings("Samantha"), Utterance(text, "en-US"))
    assert all("mine" not in argument for call in asked(program) for argument in call)


def test_a_whole_line_becomes_a_clip(program: Path, tmp_path: Path) -> None:
    assert program.exists()
    line = Utterance("All is quiet here.", "en", Delivery(110))
    clips = speak([line], find_voice("say-samantha"), store=ClipStore(tmp_path / "clips"))
    assert [word.at for word in clips[line].words] == [0, 4, 7, 13]


@pytest.mark.parametrize(
    ("voice", "error"), [("Mute", SystemVoiceError), ("Silent", VoiceError)]
)
def test_a_voice_that_does_not_speak_is_told(
    program: Path, voice: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        say_line(str(program), SaySettings(voice), Utterance("Quiet."))
