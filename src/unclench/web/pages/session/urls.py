"""Addresses of a session's files."""

from django.urls import path

from unclench.web.pages.session import views

urlpatterns = [
    path("session/<slug:digest>/sound.<slug:audio>", views.sound, name="sound"),
    path("session/<slug:digest>/<slug:audio>.vtt", views.captions, name="captions"),
    path("session/<slug:digest>/<slug:audio>.json", views.record, name="record"),
]
