"""Draw the breath tone, the chime and the balance of a mix: figures of the page on sound.

Run it with ``python -m docs.mix_figures`` after a change to the mix. The same code draws
the same figures.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib as mpl
import numpy as np
from docs.place_figures import IMAGES, spectrogram
from matplotlib import pyplot as plt

from unclench.composer import Needs, choose
from unclench.content import Library
from unclench.session import Studio, prepare
from unclench.sound import Mix, Stem
from unclench.sound.breath import tone
from unclench.sound.chime import strike
from unclench.sound.loudness import k_powers
from unclench.timeline import CueKind
from unclench.vocabulary import SAMPLE_RATE, Tuning
from unclench.voice import ClipStore, find_voice

_SHOWN_S = 100
_STEMS = {
    Stem.VOICE: ("voice", "#1d3557"),
    Stem.BED: ("ocean", "#2a9d8f"),
    Stem.BREATH: ("breath tone", "#e09f3e"),
    Stem.CHIME: ("chime", "#9e2a2b"),
}


def main() -> None:
    """Draw all of it."""
    mpl.use("Agg")
    for name, draw in (("breath-and-chime", tones), ("balance", balance)):
        draw()
        plt.savefig(
            IMAGES / f"{name}.jpg",
            dpi=64,
            bbox_inches="tight",
            pil_kwargs={"quality": 70},
        )
        plt.close()


def tones() -> None:
    """Spectrograms of an in-breath, an out-breath and a chime."""
    sounds = {
        "in, 4 s": tone(CueKind.BREATH_IN, 4 * SAMPLE_RATE),
        "out, 6 s": tone(CueKind.BREATH_OUT, 6 * SAMPLE_RATE),
        "chime": strike(6 * SAMPLE_RATE),
    }
    _, axes = plt.subplots(1, 3, figsize=(11, 3.6), sharey=True)
    for ax, (title, sound) in zip(axes, sounds.items(), strict=True):
        spectrogram(ax, sound)
        ax.set_ylim(60, 6000)
        ax.set_title(title, loc="left", fontsize=10)
        ax.set_xlabel("seconds")
    plt.tight_layout()


def balance() -> None:
    """Loudness of every stem through the beginning of a session, as tuned twice."""
    louder = Tuning(chimes=True, ambience=6, voice=-6)
    titles = {
        "as usual": Tuning(chimes=True),
        "the ambience as loud, and the voice as soft, as can be wished": louder,
    }
    _, axes = plt.subplots(len(titles), 1, figsize=(11, 7), sharex=True, sharey=True)
    with TemporaryDirectory() as folder:
        for ax, (title, tuning) in zip(axes, titles.items(), strict=True):
            mix = mixed(Path(folder), tuning)
            for stem, (name, colour) in _STEMS.items():
                sound = mix.mix(0, _SHOWN_S * SAMPLE_RATE, stems=frozenset([stem]))
                moments = np.convolve(k_powers(sound), np.full(4, 0.25), "same")
                db = 10 * np.log10(np.maximum(moments, 1e-7)) - 0.691
                ax.plot(np.arange(len(db)) / 10, db, label=name, color=colour, lw=1.1)
            ax.set_ylim(-60, -12)
            ax.set_ylabel("LUFS, over 400 ms")
            ax.set_title(title, loc="left", fontsize=10)
            ax.grid(alpha=0.25)
    axes[0].legend(loc="lower right", fontsize=8, ncols=4)
    axes[-1].set_xlabel("seconds")
    plt.tight_layout()


def mixed(folder: Path, tuning: Tuning) -> Mix:
    """A session by the sea, settled to the sample."""
    library, voice = Library.load(), find_voice("espeak-en-us")
    studio = Studio(voice, ClipStore(folder / "clips"), folder / "textures")
    needs = Needs(
        *("calm-place", voice.identity), minutes=5, ambience="ocean", tuning=tuning
    )
    return prepare(choose(needs, library), library, studio).mix


if __name__ == "__main__":
    main()
