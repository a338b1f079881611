"""Addresses of the pages of care."""

from django.urls import path

from unclench.web.pages.care import views

urlpatterns = [
    path("help/", views.get_help, name="help"),
    path("help/country", views.country, name="country"),
    path("help/movement", views.movement, name="lift-pause"),
    path("help/talk", views.talk, name="talk"),
    path("ground/", views.ground, name="ground"),
]
