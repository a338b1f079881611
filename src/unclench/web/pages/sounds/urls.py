"""Addresses of the sounds."""

from django.urls import path

from unclench.web.pages.sounds import views

urlpatterns = [
    path("sounds/", views.sounds, name="sounds"),
    path("sounds/add", views.add, name="sound-add"),
    path("sounds/<slug:name>/heard", views.heard, name="sound-heard"),
    path("sounds/own/<slug:name>/heard", views.heard_own, name="sound-heard-own"),
    path("sounds/own/<slug:name>/remove", views.remove, name="sound-remove"),
]
