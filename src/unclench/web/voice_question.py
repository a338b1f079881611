"""Whether to ask somebody, once, if they would like a natural voice."""

from importlib.util import find_spec

from unclench.vocabulary import Moment
from unclench.voice import Kind, find_voice, voice_names
from unclench.voice.fetch import Offer
from unclench.web.here import Here
from unclench.web.models import Practice
from unclench.web.offers import offers
from unclench.web.plan import language, voices_folder


def question_for(here: Here) -> Offer | None:
    """Return the voice to ask this person about now; mostly there is none.

    It is asked after the first session, never by night or in a flare, and never where
    a natural voice or a recorded one is there already or none could speak.
    """
    if here.person.asked_of_voices or here.moment is Moment.SLEEP:
        return None
    last = Practice.objects.filter(person=here.person).exclude(ended_at=None)
    latest = last.order_by("-at").first()
    if latest is None or latest.flare or here.wish.moment is Moment.FLARE:
        return None
    if find_spec("onnxruntime") is None or _is_well_off():
        return None
    suiting = (offer for offer in offers().values() if offer.speaks(language()))
    return next(suiting, None)


def note_asked(here: Here) -> None:
    """Remember that the question was answered, however it was."""
    here.person.asked_of_voices = True
    here.person.save(update_fields=["asked_of_voices"])


def _is_well_off() -> bool:
    """Tell whether there is a voice already that is no machine's."""
    folder = voices_folder()
    names = voice_names(language(), folder)
    kinds = {find_voice(name, folder).kind for name in names}
    return not kinds <= {Kind.BUILT_IN, Kind.SYSTEM}
