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

IN_GERMAN = re.compile(
    r"""
    \b(?:
        mich\ (?:selbst\ )?(?:zu\ )?(?:um(?:zu)?bringen|töten|vergiften|ritzen
          |erhängen|aufhängen|erschie(?:ß|ss)en|ertränken|erstechen)
      | bring(?:e|'|st)?\ mich\ um
      | (?:will|möchte|muss|müsste|drang|lust),?\ mich\ (?:selbst\ )?(?:zu\ )?
          (?:verletzen|schneiden)
      | mir\ (?:etwas|was|selbst\ etwas)\ an(?:zu)?tun
      | mir\ das\ leben\ (?:zu\ )?nehmen
      | (?:selbstmord|suizid|selbsttötung|freitod|selbstverletz)\w*
      | (?:mein(?:em)?|das|dem)\ (?:eigene[mns]?\ )?leben\ (?:ein\ ende|(?:zu\ )?beenden)
      | allem\ ein\ ende
      | nicht\ mehr\ (?:weiter)?leben
      | nicht\ mehr\ (?:am\ leben|da|auf\ der\ welt)\ sein
      | nicht\ mehr\ aufwachen
      | nicht\ (?:mehr\ )?lebenswert
      | (?:will|möchte|würde|wünschte)\b[^.!?]{0,20}\ (?:sterben|tot\ (?:sein|wäre))
      | (?:will|möchte|würde|könnte)\ (?:einfach\ |nur\ )*(?:sterben|tot\ sein)
      | wäre\ (?:ich\ )?(?:lieber\ |besser\ |am\ (?:liebs|bes)ten\ )?tot
      | nie\ geboren
      | ohne\ mich\ (?:besser|wäre\w*\ (?:alle|alles)\ besser)
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The same in German; the help line is shown whatever language the page is in."""


def speaks_of_ending_life(typed: str) -> bool:
    """Tell whether what somebody typed speaks of it, however it is spaced or spelt."""
    plain = unicodedata.normalize("NFKC", typed).replace("’", "'")
    seen = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    words = " ".join(seen.split())
    return any(each.search(words) for each in (SPEAKS_OF_IT, IN_GERMAN))
