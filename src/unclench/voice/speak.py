"""From lines to clips: what the store has is taken, the rest is spoken into it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import numpy as np

from unclench.vocabulary import Clip, Clips, Utterance
from unclench.vocabulary.method import against_english
from unclench.voice.engines import Opener, opened
from unclench.voice.errors import LanguageNotSpokenError, NothingSpokenError
from unclench.voice.model import Voice
from unclench.voice.store import ClipStore
from unclench.voice.take import Say
from unclench.voice.trim import trimmed

type Progress = Callable[[float], None]
"""Called with the share done, from 0 to 1; what it raises ends the work at once."""

PULSE = 0.25
"""Seconds between two calls of a `Progress`, at most: so it can end what takes long."""
EDGE = 0.005
"""Sound below this share of a clip's peak (-46 dB) is not speech at its edges."""
MARGIN = 0.005
"""Seconds kept on either side of the speech."""

SLOWEST_SPEECH, FASTEST_SPEECH = 80, 150
"""English words a minute outside of which no line is spoken (``method.md`` 1.3)."""


@dataclass(frozen=True, slots=True)
class _StoredClips(Mapping[Utterance, Clip]):
    """Clips that stay on disk; each is mapped into memory when it is asked for."""

    store: ClipStore
    paths: Mapping[Utterance, Path]

    def __getitem__(self, utterance: Utterance) -> Clip:
        return self.store.load(self.paths[utterance])

    def __iter__(self) -> Iterator[Utterance]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def speak(
    utterances: Iterable[Utterance],
    voice: Voice,
    *,
    store: ClipStore,
    workers: int = 2,
    opener: Opener = opened,
    progress: Progress = lambda _: None,
) -> Clips:
    """Speak each utterance once, in `voice`, and keep it in `store`.

    Parameters
    ----------
    utterances
        In any order, also repeated.
    workers
        Engines that speak at the same time.
    opener
        What opens the engine of the voice.
    progress
        Called as clips are ready.

    Returns
    -------
    Clips
        A clip for each utterance, mapped from disk when looked up.

    Raises
    ------
    LanguageNotSpokenError, EngineMissingError, EngineStoppedError, NothingSpokenError
        If a line cannot be spoken.
    ValueError
        If a line asks for a rate that no line may have.
    OSError
        If the store cannot be written.
    """
    asked = tuple(dict.fromkeys(utterances))
    for utterance in asked:
        _check(utterance, voice)
    paths = {utterance: store.path(utterance, voice) for utterance in asked}
    missing = {
        path: utterance for utterance, path in paths.items() if not store.has(path)
    }
    if missing:
        _fill(missing, voice, store, opener, workers, progress)
    progress(1.0)
    return _StoredClips(store, paths)


def _check(utterance: Utterance, voice: Voice) -> None:
    if not voice.speaks(utterance.language):
        raise LanguageNotSpokenError(voice.name, voice.language, utterance.language)
    rate, share = utterance.delivery.rate, against_english(utterance.language)
    slowest, fastest = share * SLOWEST_SPEECH, share * FASTEST_SPEECH
    if not slowest <= rate <= fastest:
        message = (
            f"A line asks for {rate} words a minute; "
            f"{slowest:g} to {fastest:g} can be followed."
        )
        raise ValueError(message)


def _fill(
    missing: Mapping[Path, Utterance],
    voice: Voice,
    store: ClipStore,
    opener: Opener,
    workers: int,
    progress: Progress,
) -> None:
    workers = min(workers, len(missing))
    with ThreadPoolExecutor(workers) as pool, ExitStack() as stack:
        idle: SimpleQueue[Say] = SimpleQueue()
        for _ in range(workers):
            idle.put(stack.enter_context(opener(voice)))

        def make(path: Path, utterance: Utterance) -> None:
            say = idle.get()
            try:
                store.save(_clip(utterance, say), path)
            finally:
                idle.put(say)

        jobs = {pool.submit(make, *entry) for entry in missing.items()}
        waiting = jobs
        try:
            while waiting:
                done, waiting = wait(waiting, PULSE, FIRST_COMPLETED)
                for job in done:
                    job.result()
                progress(1 - len(waiting) / len(jobs))
        except BaseException:
            # The engines end as this is left, and what they are at with them.
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _clip(utterance: Utterance, say: Say) -> Clip:
    take = say(utterance)
    clip = trimmed(
        np.frombuffer(take.sound, np.int16),
        take.rate,
        take.words,
        utterance.text,
        threshold=EDGE,
        margin=MARGIN,
    )
    if clip is None or not clip.words:
        raise NothingSpokenError(utterance)
    return clip
