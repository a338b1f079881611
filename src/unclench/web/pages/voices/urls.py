"""Addresses of the voices."""

from django.urls import path

from unclench.web.pages.voices import views

urlpatterns = [
    path("voices/", views.voices, name="voices"),
    path("voices/answer", views.answer, name="voice-answer"),
    path("voices/<slug:name>/fetch", views.fetch, name="voice-fetch"),
    path("voices/<slug:name>/stop", views.stop, name="voice-stop"),
    path("voices/<slug:name>/progress", views.progress, name="voice-progress"),
    path("voices/<slug:name>/use", views.use, name="voice-use"),
    path("voices/<slug:name>/remove", views.remove, name="voice-remove"),
    path("voices/<slug:name>/heard", views.heard, name="voice-heard"),
]
