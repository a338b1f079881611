"""What is written, version by version: nothing is ever written over."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from unclench.web.here import Here
from unclench.web.models import Kind, Script, Version

SITTING = timedelta(minutes=10)
"""Of the drafts within such a stretch of time the last one stays: a choice of ours."""
MOSTLY = 0.5
"""A draft with less than this share of its rows in the next one stays, too."""


@dataclass(frozen=True, slots=True)
class Words:
    """A script as it was typed."""

    title: str
    text: str

    def are_of(self, version: Version) -> bool:
        """Tell whether a version has these very words."""
        return (self.title, self.text) == (version.title, version.text)


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that holds what was typed."""

    version: Version
    other: Version | None = None
    """What had been kept elsewhere meanwhile, where the two differ."""


@transaction.atomic
def keep(
    script: Script, words: Words, *, key: UUID, base: UUID | None, kind: Kind, here: Here
) -> Kept:
    """Keep what was typed as a version, and thin out what it goes on from.

    Parameters
    ----------
    key
        The new version's id, made where it was typed: sent twice, it is kept once.
    base
        The version that the typing began from. Where something else has been kept
        since, both stay.
    kind
        Why it is kept.
    """
    Script.objects.select_for_update().get(pk=script.pk)
    newest = script.newest
    if known := script.versions.filter(pk=key).first():
        return Kept(known)
    other = newest if base != newest.id else None
    if words.are_of(newest):
        if kind is Kind.SAVED and newest.kind != kind:
            newest.kind = kind
            newest.save(update_fields=["kind"])
        return Kept(newest)
    if kind is Kind.ASIDE and (same := _same(script, words)):
        return Kept(same)
    version = _add(script, words, key, kind, here)
    if other is None and kind is not Kind.ASIDE and _goes_on(newest, version):
        newest.delete()
    return Kept(version, other)


@transaction.atomic
def bring_back(script: Script, old: Version, key: UUID, here: Here) -> Version:
    """Make what was once written the newest version; what stands now stays as well."""
    Script.objects.select_for_update().get(pk=script.pk)
    words = Words(old.title, old.text)
    if words.are_of(script.newest):
        return script.newest
    return _add(script, words, key, Kind.SAVED, here)


def begin(script: Script, words: Words, key: UUID, here: Here) -> Version:
    """Keep the first version of a script."""
    return _add(script, words, key, Kind.DRAFT, here)


def _add(script: Script, words: Words, key: UUID, kind: Kind, here: Here) -> Version:
    last = script.versions.order_by("number").last()
    return Version.objects.create(
        id=key,
        **here.stamp,
        script=script,
        number=last.number + 1 if last else 1,
        kind=kind,
        title=words.title,
        text=words.text,
    )


def _same(script: Script, words: Words) -> Version | None:
    return script.versions.filter(title=words.title, text=words.text).first()


def _goes_on(draft: Version, after: Version) -> bool:
    """Tell whether a draft is done with: what follows soon after holds most of it."""
    if draft.kind != Kind.DRAFT or draft.number == 1:
        return False
    if _stretch(draft) != _stretch(after):
        return False
    rows = {row for row in draft.text.splitlines() if row.strip()}
    return len(rows & set(after.text.splitlines())) >= MOSTLY * len(rows)


def _stretch(version: Version) -> int:
    return int(version.at.timestamp() // SITTING.total_seconds())
