"""Words that say somebody may be thinking of ending their life, or of self-harm."""

import re
import unicodedata

SPEAKS_OF_IT = re.compile(
    r"""
    \b(?:
        (?:kill|killing|hang|hanging|drown|drowning|shoot|shooting
          |harm|harming|poison|poisoning)\ my\ ?self
      | (?:want|urge|need|going|like|love)\ to\ (?:hurt|cut)\ my\ ?self
      | suicid\w*
      | self[\ -]?harm\w*
      | (?:end|ending|take|taking)\ (?:my|my\ own)\ life
      | end(?:ing)?\ it\ all
      | no\ (?:point|reason|use)\ (?:in\ )?(?:to\ )?(?:living|live|going\ on)
      | not\ worth\ living
      | (?:want|wanna|wish)\ (?:to\ )?(?:die|be\ dead)
      | wish\ i\ (?:was|were)\ (?:dead|never\ born)
      | (?:don'?t|do\ not)\ (?:want|wish)\ to\ (?:live|be\ alive|go\ on|wake\ up)
      | better\ off\ (?:dead|without\ me)
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The phrases of ``method.md`` 5.3 and the nearest ones people use for the same. "I could
hurt myself" is not among them: it is what people say of a movement they are wary of."""


def speaks_of_ending_life(typed: str) -> bool:
    """Tell whether what somebody typed speaks of it, however it is spaced or spelt."""
    plain = unicodedata.normalize("NFKC", typed).replace("’", "'")
    seen = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    return bool(SPEAKS_OF_IT.search(" ".join(seen.split())))
