"""Why a practice is suggested, in one sentence of the person's language."""

from collections.abc import Sequence
from functools import reduce

from unclench.content import Cause, Technique
from unclench.content.language import Sentences, filled


def reason(technique: Technique, causes: Sequence[Cause], sentences: Sentences) -> str:
    """Return the sentence.

    Parameters
    ----------
    causes
        What speaks for it, in the order it is named; none where nothing does.
    sentences
        How the language says it.
    """
    told = [cause.told for cause in causes]
    inside = _small if sentences.small else str
    said = {"technique": technique.name, "because": technique.because}
    if told:
        said["technique"] = inside(technique.name)
        said["causes"] = reduce(
            lambda first, second: filled(sentences.both, first=first, second=second),
            [told[0], *map(inside, told[1:])],
        )
        pattern = sentences.reason if technique.because else sentences.reason_short
    else:
        pattern = sentences.alone if technique.because else sentences.alone_short
    sentence = filled(pattern, **said)
    return sentence[:1].upper() + sentence[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
