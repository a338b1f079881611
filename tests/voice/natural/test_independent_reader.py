"""piper-tts speaks the same tiny model from the same text: what it finds is what we find.

It brings an espeak-ng of its own, newer than ours by a few rules, such as a glide between
two vowels (“easy as”); so the lines here have nothing of these.
"""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
from tests.voice.natural.tiny import PIPER, tiny_piper

from unclench.vocabulary import Delivery, Utterance
from unclench.voice.espeak import Speaker
from unclench.voice.natural import NaturalSpeaker, PiperSettings
from unclench.voice.natural.phonemes import clauses_of
from unclench.voice.natural.piper import read_config, runs

LINES = {
    "en-us": (
        "Feel the floor under both feet.",
        "Stop any time. Not while driving.",
        "Let go of the day; of the rest, too: really? Yes!",
        "A “blue” mug, 1234 steps: (quietly) down to the sea.",
        "There whenever you want it:",
        "Once more",
    ),
    "de": (
        "Das ist eine ruhige Zeit, nur für dich.",
        "Lass den Stuhl das machen; du musst nichts tun.",
        "Schön! Noch zwei Mal?",
    ),
}


@pytest.mark.parametrize("variant", LINES)
def test_piper_itself_reads_the_same_ids_samples_and_lengths(
    variant: str, piper: Path, engine: Speaker, tmp_path: Path
) -> None:
    lines = [Utterance(text, delivery=Delivery(rate=100)) for text in LINES[variant]]
    model, beside = tiny_piper(tmp_path, espeak={"voice": variant})
    config = read_config(beside)
    settings = PiperSettings(model.name, beside.name, pace=100)

    theirs = asked(piper, model, LINES[variant])

    with NaturalSpeaker(tmp_path, settings) as speaker:
        for line, sentences in zip(lines, theirs, strict=True):
            clauses = clauses_of(line.text, engine.pronounce(line, variant))
            ours = list(runs(clauses, 1.0, config=config, speaker=""))
            ids = [run.inputs["input"].ravel().tolist() for run in ours]
            assert ids == [sentence["ids"] for sentence in sentences]

            take = speaker.say(line)
            sound = np.concatenate([sentence["samples"] for sentence in sentences])
            heard = np.frombuffer(take.sound, np.int16)
            assert len(heard) == len(sound)
            assert np.abs(heard - sound).max() <= 1

            lasts = [n for sentence in sentences for n in sentence["lasts"]]
            edges = {0, *np.cumsum(lasts).tolist()}
            assert sum(lasts) == len(sound)
            assert {start for _, start in take.words} <= edges
            assert all(start % PIPER.hop == 0 for _, start in take.words)


def asked(
    piper: Path, model: Path, texts: tuple[str, ...]
) -> list[list[dict[str, list[int]]]]:
    """What piper-tts makes of each text, sentence by sentence."""
    program = Path(__file__).with_name("piper_reader.py")
    ran = subprocess.run(
        [piper, "-I", program],
        input=json.dumps({"model": str(model), "texts": texts}),
        capture_output=True,
        text=True,
        check=True,
    )
    read: list[list[dict[str, list[int]]]] = json.loads(ran.stdout)
    return read
