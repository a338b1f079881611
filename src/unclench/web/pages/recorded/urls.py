"""Addresses of recording: which voice and which practice, never whose voice or words."""

from django.urls import path, register_converter

from unclench.web.pages.recorded import take, views


class RecordedName:
    """What a recorded voice is called: a name that tells nothing of the person."""

    regex = "recorded-[0-9a-f]{8}"

    def to_python(self, value: str) -> str:
        """Return it as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(RecordedName, "recorded")

urlpatterns = [
    path("voices/recorded/new", views.new, name="recorded-new"),
    path("voices/recorded/<recorded:name>/", views.one, name="recorded-one"),
    path("voices/recorded/<recorded:name>/label", views.label, name="recorded-label"),
    path("voices/recorded/<recorded:name>/lines/", views.first, name="recorded-first"),
    path(
        "voices/recorded/<recorded:name>/changed/",
        views.changed,
        name="recorded-changed",
    ),
    path(
        "voices/recorded/<recorded:name>/lines/<called:technique>/",
        views.practice,
        name="recorded-lines",
    ),
    path("voices/recorded/<recorded:name>/take", take.one_file, name="recorded-take"),
    path("voices/recorded/<recorded:name>/files", take.files, name="recorded-files"),
    path("voices/recorded/<recorded:name>/forget", take.forget, name="recorded-forget"),
    path(
        "voices/recorded/<recorded:name>/heard/<slug:sound>.flac",
        take.heard,
        name="recorded-heard",
    ),
]
