"""What is kept: thin tables. What they mean is `unclench.diary`.

Every row a person makes has an id made where it was made (so that sending it twice
changes nothing), the person's key, and its moment as UTC time, zone and local day.
"""

from datetime import UTC, datetime
from enum import StrEnum
from uuid import uuid4

from django.db import models

from unclench import diary


class Person(models.Model):
    """Whoever the diary is about: one today, many tomorrow."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    zone = models.CharField(max_length=64, blank=True)
    """IANA zone their browser last named."""
    audio = models.CharField(max_length=8, default="opus")
    """Sound format their browser last asked for, so that it is prepared ahead."""
    asked_of_voices = models.BooleanField(default=False)
    """Whether the one question about a natural voice was answered."""
    wished_trigger = models.CharField(max_length=64, blank=True)
    """What brought it, as they last said; with the next three it is a `Wish`."""
    wished_minutes = models.FloatField(null=True)
    wished_posture = models.CharField(max_length=16, blank=True)
    wished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Name the row without telling anything about the person."""
        return f"person {self.key}"


class Made(models.Model):
    """A row that a person made."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_column="person_key")
    at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    day = models.DateField()

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def local(self) -> datetime:
        """Its moment in the zone it was in."""
        return self.at.astimezone(diary.known_zone(self.zone) or UTC)


class Practice(Made):
    """A session started, and how much of it was heard. `at` is the start."""

    digest = models.CharField(max_length=64)
    recipe = models.TextField()
    """Canonical JSON: with it the session can be made again."""
    technique = models.CharField(max_length=64)
    scene = models.CharField(max_length=64, blank=True)
    """For a rehearsal, the movement."""
    rung = models.PositiveSmallIntegerField(null=True)
    """Of the movement's ladder; null where nothing is rehearsed."""
    flare = models.BooleanField(default=False)
    """Whether the back was in a flare."""
    minutes = models.FloatField()
    audio = models.CharField(max_length=8)
    heard_seconds = models.PositiveIntegerField(default=0)
    complete = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    """Null while it may still be listened to."""

    class Meta:
        """Looked up by person and day."""

        indexes = (models.Index(fields=["person", "day"], name="practice_by_day"),)

    def __str__(self) -> str:
        """Name the row without telling anything about the person."""
        return f"practice {self.id}"

    def record(self) -> diary.Practice:
        """Return it as the diary knows it."""
        return diary.Practice(
            id=self.id,
            started=self.at,
            zone=self.zone,
            day=self.day,
            digest=self.digest,
            technique=self.technique,
            scene=self.scene,
            minutes=self.minutes,
            heard_seconds=self.heard_seconds,
            complete=self.complete,
        )


class CheckIn(Made):
    """What was said about how it feels, before or after a practice."""

    practice = models.ForeignKey(
        Practice, on_delete=models.CASCADE, related_name="checkins"
    )
    side = models.CharField(max_length=8)
    """`diary.Side`."""
    unsettling = models.CharField(max_length=8, blank=True)
    """`diary.Unsettling`, or empty where it was not asked or not answered."""

    class Meta:
        """One check-in at each end."""

        constraints = (
            models.UniqueConstraint(fields=["practice", "side"], name="one_a_side"),
        )

    def __str__(self) -> str:
        """Name the row without telling anything about the person."""
        return f"check-in {self.id}"


class Rating(Made):
    """One measure of a check-in."""

    check_in = models.ForeignKey(
        CheckIn, on_delete=models.CASCADE, related_name="ratings"
    )
    measure = models.CharField(max_length=32)
    value = models.PositiveSmallIntegerField(null=True)
    """0 to 10; null when it was skipped."""

    class Meta:
        """Each measure once, on its scale."""

        constraints = (
            models.UniqueConstraint(
                fields=["check_in", "measure"], name="measure_once_a_check_in"
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__lte=10),
                name="value_on_its_scale",
            ),
        )

    def __str__(self) -> str:
        """Name the row without telling anything about the person."""
        return f"rating {self.id}"


class Kind(StrEnum):
    """How a version came about."""

    DRAFT = "draft"
    """Kept by itself while it was typed; thinned out with time."""
    SAVED = "saved"
    ASIDE = "aside"
    """Found elsewhere, older than what is worked on, and kept beside it."""


class Script(Made):
    """A visualization that the person writes. `at` is when it was begun."""

    name = models.CharField(max_length=32)
    """What it is called in files, commands and addresses: nothing of its words."""
    technique = models.CharField(max_length=64, blank=True)
    """The technique it is a scene of; empty where it is a practice of its own."""
    language = models.CharField(max_length=8, default="en")
    ready = models.UUIDField(null=True)
    """The version that can be practised; null while there is none."""
    deleted_at = models.DateTimeField(null=True)
    """Null unless it was deleted; until it is forgotten that can be undone."""

    class Meta:
        """One name a person."""

        constraints = (
            models.UniqueConstraint(fields=["person", "name"], name="script_name_once"),
        )

    def __str__(self) -> str:
        """Name the row without telling anything of what is written."""
        return f"script {self.id}"

    @property
    def newest(self) -> "Version":
        """The version that is worked on."""
        return self.versions.exclude(kind=Kind.ASIDE).latest("number")


class Version(Made):
    """A script as it stood at a moment. `at` is when that was kept; it never changes."""

    script = models.ForeignKey(Script, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    """Counts up within the script, in the order in which versions arrived."""
    kind = models.CharField(max_length=8)
    """`Kind`."""
    title = models.CharField(max_length=80)
    text = models.TextField()

    class Meta:
        """In order."""

        constraints = (
            models.UniqueConstraint(fields=["script", "number"], name="version_once"),
        )

    def __str__(self) -> str:
        """Name the row without telling anything of what is written."""
        return f"version {self.id}"
