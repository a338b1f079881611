"""Which lines somebody reads aloud first: those that are heard most often."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from unclench.composer import Needs, Refused, choose, write
from unclench.content import Library, slots
from unclench.content import Line as Written
from unclench.timeline.by_words import by_words
from unclench.timeline.fit import DoesNotFit, fit
from unclench.vocabulary import History
from unclench.voice.recorded import Line

FEW = 10
"""Lines that are enough to begin with (the issue of voices)."""
SEEDS = (1, 2, 3)
"""Sessions that are looked at, for what they have in common."""


def sheet(
    needs: Iterable[Needs],
    library: Library,
    *,
    few: int | None = None,
    seeds: Sequence[int] = SEEDS,
) -> tuple[Line, ...]:
    """Return the lines of sessions that somebody may hear, in the order they are said.

    Parameters
    ----------
    needs
        Each is composed once with every seed; what can't be had is passed over.
    few
        So many lines at most: those that come in most sessions.
    """
    sessions = [lines_of(need, library, seed) for need in needs for seed in seeds]
    return most_heard(sessions, few)


def lines_of(
    needs: Needs, library: Library, seed: int, history: History = ()
) -> tuple[Line, ...]:
    """Return what one session says, each line once; nothing where it can't be had.

    It is composed for these needs, so blocked words never stand on a sheet and own words
    stand there as they are said. It is timed by words a minute, since nobody has spoken
    yet: a breath that has no time for the long form has the short one.
    """
    with suppress(Refused, DoesNotFit):
        recipe = choose(needs, library, history, seed)
        script = write(recipe, library)
        timeline = fit(script, by_words(script), recipe.minutes)
        return tuple(dict.fromkeys(Line(cue.line, cue.text) for cue in timeline.speech))
    return ()


def most_heard(sessions: Iterable[Sequence[Line]], few: int | None) -> tuple[Line, ...]:
    """Return the lines that come in most of some sessions, in the order they are said."""
    heard: Counter[Line] = Counter()
    for lines in sessions:
        heard.update(lines)
    # Of lines that come equally often, `most_common` takes those said earlier.
    most = {line for line, _count in heard.most_common(few)}
    return tuple(line for line in heard if line in most)


def wordings(library: Library, language: str, own: Mapping[str, str]) -> frozenset[Line]:
    """Return all that any line may say now, with somebody's own words in their places."""
    said = (
        (line.id, text)
        for passage in library.passages(language).values()
        for line in passage.lines
        for text in (
            [line.text] if isinstance(line, Written) else [line.long, line.short]
        )
    )
    found = ((name, slots.filled(text, own)) for name, text in said)
    return frozenset(Line(name, text) for name, text in found if text)
