"""Run by piper-tts's own interpreter: what it makes of texts with a model.

From standard input: ``{"model": path, "texts": [...]}``. To standard output, for each
text, the sentences it makes of it: ids, samples, and how many each id lasts.
"""

import json
import sys
from pathlib import Path

import numpy as np
from piper import PiperVoice, SynthesisConfig


def main() -> None:
    """Answer one question."""
    asked = json.load(sys.stdin)
    voice = PiperVoice.load(Path(asked["model"]), include_alignments=True)
    plain = SynthesisConfig(noise_scale=0, noise_w_scale=0, normalize_audio=False)
    json.dump(
        [
            [
                {
                    "ids": [int(each) for each in chunk.phoneme_ids],
                    "samples": np.asarray(chunk.audio_int16_array).tolist(),
                    "lasts": [int(each) for each in chunk.phoneme_id_samples],
                }
                for chunk in voice.synthesize(text, plain, include_alignments=True)
            ]
            for text in asked["texts"]
        ],
        sys.stdout,
    )


main()
