"""Draw the built-in voice before and after its treatment, and print its figures.

Run it with ``python -m docs.voice_figures`` after a change to how it sounds.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib as mpl
import numpy as np
from docs import voice_measures as measure
from docs.voice_measures import Sound
from matplotlib import pyplot as plt
from scipy import signal

from unclench.composer import Needs, choose, write
from unclench.content import Library
from unclench.session import Studio
from unclench.session.prepare import prepare
from unclench.sound import Stem
from unclench.vocabulary import SAMPLE_RATE, Utterance
from unclench.voice import ClipStore, Voice, find_voice
from unclench.voice.espeak import EspeakSettings, Speaker, find_engine
from unclench.voice.reading import reading_aloud
from unclench.voice.warm import warmed

IMAGES = Path(__file__).with_name("images")
RATE = 22_050
LINE = "A warm wave moves down both arms, past the elbows and the wrists."
LINES = 50
"""Lines of one session that are measured."""
ENGINES_OWN = {"en-US": "gmw/en-US", "en-GB": "gmw/en", "de-DE": "gmw/de"}
AMBIENCES = ("ocean", "rain", "forest")
COLOURS = ("#b23a48", "#7a7a7a", "#26547c")


@dataclass(frozen=True)
class Stage:
    """A voice at one stage of its treatment."""

    title: str
    voice: Voice
    say: Callable[[str], Sound]
    lines: tuple[str, ...]

    @cached_property
    def spoken(self) -> list[Sound]:
        """All lines, at `RATE`."""
        return [self.say(line) for line in self.lines]


@contextmanager
def stages(name: str) -> Iterator[list[Stage]]:
    """The engine's own voice, ours without the treatment, and ours with it."""
    warm, plain = find_voice(name), find_voice(f"{name}-plain")
    assert isinstance(plain.settings, EspeakSettings)  # noqa: S101 - it is built in
    theirs = replace(plain.settings, variant=ENGINES_OWN[plain.language], character="")
    own = replace(plain, name=f"{name}-before", settings=theirs)
    lines = lines_of(warm)
    with Speaker(find_engine()) as speaker:
        yield [
            Stage(title, voice, sayer(speaker, voice), lines)
            for title, voice in (
                ("the engine's own voice", own),
                ("our voice file", plain),
                ("our voice file, warmed", warm),
            )
        ]


def sayer(speaker: Speaker, voice: Voice) -> Callable[[str], Sound]:
    """Return what speaks a text in a voice."""
    settings = voice.settings
    assert isinstance(settings, EspeakSettings)  # noqa: S101 - it is built in
    say = reading_aloud(lambda line: warmed(speaker.say(line, settings), settings.warmth))

    def spoken(text: str) -> Sound:
        return np.frombuffer(say(Utterance(text, voice.language)).sound, np.int16) / 2**15

    return spoken


def lines_of(voice: Voice) -> tuple[str, ...]:
    """Return lines that a voice says in one session, questions apart."""
    language = voice.language.partition("-")[0]
    library = Library.load().in_language(language)
    needs = Needs("calm-place", voice.identity, minutes=15, language=language)
    said = [u.text for u in write(choose(needs, library, seed=5), library).utterances]
    return tuple(text for text in said if not text.endswith("?"))[:LINES]


def rows(all_stages: Sequence[Stage], tables: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each figure with its value at each stage."""
    spoken = [stage.spoken for stage in all_stages]

    def row(name: str, figure: Callable[[list[Sound]], float]) -> tuple[str, list[str]]:
        return name, [f"{figure(sounds):.1f}" for sounds in spoken]

    yield row("above 3 kHz, dB", lambda s: measure.share(s, RATE, 3000, 10_000))
    yield row("2.5 to 4 kHz, dB", lambda s: measure.share(s, RATE, 2500, 4000))
    yield row("buzz, dB", lambda s: measure.buzz(s, RATE))
    yield row("sharpest hiss, dB", lambda s: measure.sibilance(s, RATE))
    melodies = [[measure.endings(sound, RATE) for sound in s] for s in spoken]
    last = [np.array([each[-1] for each in lines if each]) for lines in melodies]
    inner = [np.array([end for each in lines for end in each[:-1]]) for lines in melodies]
    yield "end of a line, semitones", [f"{each.mean():.1f}" for each in last]
    yield "lines that end low, %", [f"{100 * np.mean(each < 0):.0f}" for each in last]
    yield "before a comma, semitones", [f"{each.mean():.1f}" for each in inner]
    yield "commas that rise, %", [f"{100 * np.mean(each > 0):.0f}" for each in inner]
    language = all_stages[0].voice.language.partition("-")[0]
    apart = [measure.contrasts(stage.say, RATE, language) for stage in all_stages]
    yield "words apart, %", [f"{100 * (a / apart[0]).mean():.0f}" for a in apart]
    yield "the nearest, %", [f"{100 * (a / apart[0]).min():.0f}" for a in apart]
    for ambience in AMBIENCES:
        heard = [over(stage.voice, ambience, tables) for stage in all_stages]
        yield f"followed over {ambience}", [f"{each:.3f}" for each, _ in heard]
        yield f"1 to 4 kHz over {ambience}, dB", [f"{each:.1f}" for _, each in heard]


def over(voice: Voice, ambience: str, tables: Path) -> tuple[float, float]:
    """Return how a voice is followed in a session, and its lead from 1 to 4 kHz in dB."""
    language = voice.language.partition("-")[0]
    library = Library.load().in_language(language)
    wish = Needs(
        *("posture-reset", voice.identity),
        minutes=1,
        ambience=ambience,
        language=language,
        breath_tone=False,
    )
    studio = Studio(voice, ClipStore(tables / "clips"), tables / "textures")
    mix = prepare(choose(wish, library, seed=5), library, studio).mix
    follows, speech, bed = [], 0.0, 0.0
    for cue in mix.timeline.speech:
        where = cue.start, cue.end - cue.start
        clean = mix.mix(*where, stems=frozenset({Stem.VOICE})).mean(axis=0).astype(float)
        whole = mix.mix(*where).mean(axis=0).astype(float)
        follows.append(measure.follows(clean, whole, SAMPLE_RATE))
        speech += np.sum(measure.band(clean, SAMPLE_RATE, 1000, 4000) ** 2)
        bed += np.sum(measure.band(whole - clean, SAMPLE_RATE, 1000, 4000) ** 2)
    return float(np.nanmean(follows)), float(10 * np.log10(speech / bed))


def spectrograms(all_stages: Sequence[Stage]) -> None:
    """One line at every stage."""
    _, axes = plt.subplots(len(all_stages), 1, figsize=(10, 8), sharex=True)
    for ax, stage in zip(axes, all_stages, strict=True):
        sound = stage.say(LINE)
        ax.specgram(
            sound + 1e-7,
            NFFT=256,
            Fs=RATE,
            noverlap=200,
            vmin=-130,
            vmax=-45,
            cmap="magma",
        )
        ax.set_title(stage.title, loc="left", fontsize=10)
        ax.set_ylabel("Hz")
        ax.set_ylim(0, 9000)
    axes[-1].set_xlabel("seconds")
    plt.tight_layout()


def spectra(all_stages: Sequence[Stage]) -> None:
    """The mean spectrum of all lines."""
    plt.figure(figsize=(8, 4))
    for stage, colour in zip(all_stages, COLOURS, strict=True):
        hertz, power = signal.welch(np.concatenate(stage.spoken), RATE, nperseg=1024)
        plt.semilogx(hertz[2:], 10 * np.log10(power[2:]), color=colour, label=stage.title)
    plt.xlim(60, 11_000)
    plt.xlabel("Hz")
    plt.ylabel("dB")
    plt.grid(alpha=0.25, which="both")
    plt.legend(frameon=False)
    plt.tight_layout()


def melodies(all_stages: Sequence[Stage]) -> None:
    """The pitch of one line with a comma, before and after."""
    plt.figure(figsize=(8, 3.4))
    for stage, colour in list(zip(all_stages, COLOURS, strict=True))[::2]:
        track = measure.pitches(stage.say(LINE), RATE)
        plt.plot(np.arange(len(track)) / 100, track, ".", color=colour, label=stage.title)
    plt.xlabel("seconds")
    plt.ylabel("pitch, Hz")
    plt.grid(alpha=0.25)
    plt.legend(frameon=False)
    plt.tight_layout()


FIGURES: dict[str, Callable[[Sequence[Stage]], None]] = {
    "sound-voice-line": spectrograms,
    "sound-voice-spectrum": spectra,
    "sound-voice-melody": melodies,
}


def main() -> None:
    """Draw the American voice, and print a table for each."""
    mpl.use("Agg")
    with TemporaryDirectory() as folder:
        for name in ("espeak-en-us", "espeak-en-gb", "espeak-de"):
            with stages(name) as all_stages:
                titles = " | ".join(stage.title for stage in all_stages)
                print(f"\n| {name} | {titles} |\n| --- | --- | --- | --- |")
                for figure, values in rows(all_stages, Path(folder)):
                    print(f"| {figure} | {' | '.join(values)} |", flush=True)
                if name == "espeak-en-us":
                    draw(all_stages)


def draw(all_stages: Sequence[Stage]) -> None:
    """Write the pictures."""
    for name, figure in FIGURES.items():
        figure(all_stages)
        plt.savefig(IMAGES / f"{name}.jpg", dpi=64, bbox_inches="tight")
        plt.close()


if __name__ == "__main__":
    main()
