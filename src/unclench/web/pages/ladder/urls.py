"""Addresses of the ladder."""

from django.urls import path

from unclench.web import called as called  # noqa: PLC0414 - registers the converter
from unclench.web.pages.ladder import views

urlpatterns = [
    path("ladder/", views.movements, name="ladder"),
    path("ladder/<called:name>/", views.movement, name="movement"),
    path("ladder/<called:name>/worries", views.worries, name="worries"),
    path("ladder/<called:name>/details", views.details, name="details"),
    path("ladder/<called:name>/rehearse", views.rehearse, name="rehearse"),
]
