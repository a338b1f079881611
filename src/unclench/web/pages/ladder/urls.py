"""Addresses of the ladder."""

from django.urls import path

from unclench.web.pages.ladder import views

urlpatterns = [
    path("ladder/", views.movements, name="ladder"),
    path("ladder/<slug:name>/", views.movement, name="movement"),
    path("ladder/<slug:name>/worries", views.worries, name="worries"),
    path("ladder/<slug:name>/details", views.details, name="details"),
    path("ladder/<slug:name>/rehearse", views.rehearse, name="rehearse"),
]
