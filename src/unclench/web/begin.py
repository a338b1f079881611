"""A practice begun: its row, and what was rated before it."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.db import transaction

from unclench.composer import Recipe
from unclench.diary import CheckIn, Side
from unclench.vocabulary import Moment
from unclench.web.here import Here
from unclench.web.models import Practice
from unclench.web.pages.ratings import keep_check_in


@transaction.atomic
def begin_practice(
    key: UUID, recipe: Recipe, audio: str, ratings: Mapping[str, int], here: Here
) -> Practice:
    """Save a practice with what was rated before it.

    The same key with the same recipe is the same practice, so that a form sent twice
    changes nothing.
    """
    practice = Practice.objects.filter(
        id=key, person=here.person, digest=recipe.digest, ended_at=None
    ).first()
    if practice is None:
        taken = Practice.objects.filter(id=key).exists()
        practice = Practice.objects.create(
            # Taken: the browser went back to an old form and started another session.
            id=uuid4() if taken else key,
            **here.stamp,
            digest=recipe.digest,
            recipe=recipe.canonical,
            technique=recipe.technique,
            scene=recipe.scene,
            rung=recipe.rung,
            flare=recipe.moment is Moment.FLARE,
            minutes=recipe.minutes,
            audio=audio,
        )
    before = CheckIn(practice=practice.id, side=Side.BEFORE, ratings=ratings)
    keep_check_in(before, practice, here)
    if here.person.audio != audio:
        here.person.audio = audio
        here.person.save(update_fields=["audio"])
    return practice
