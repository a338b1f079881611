"""Which lines somebody reads aloud first: those that are heard most often."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from unclench.composer import Needs, Refused, choose, write
from unclench.content import Library, slots
from unclench.content import Line as Written
from unclench.timeline import Timeline
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
    history: History = (),
) -> tuple[Line, ...]:
    """Return the lines of sessions that somebody may hear, in the order they are said.

    Sessions are composed for these needs, so blocked words never stand on a sheet and own
    words stand there as they are said. They are timed by words a minute, since nobody
    has spoken yet: a breath that has no time for the long form has the short one.

    Parameters
    ----------
    needs
        Each is composed once with every seed; what can't be had is passed over.
    few
        So many lines at most: those that come in most sessions, and earlier ones first.
    """
    order: dict[Line, None] = {}
    heard: Counter[Line] = Counter()
    for need in needs:
        for seed in seeds:
            with suppress(Refused, DoesNotFit):
                lines = _lines(_timed(need, library, seed, history))
                order |= lines
                heard.update(lines.keys())
    if few is None:
        return tuple(order)
    # `Counter.most_common` keeps the order of those that are heard alike.
    most = {line for line, _count in heard.most_common(few)}
    return tuple(line for line in order if line in most)


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


def _timed(need: Needs, library: Library, seed: int, history: History) -> Timeline:
    recipe = choose(need, library, history, seed)
    script = write(recipe, library)
    return fit(script, by_words(script), recipe.minutes)


def _lines(timeline: Timeline) -> dict[Line, None]:
    return {Line(cue.line, cue.text): None for cue in timeline.speech}
