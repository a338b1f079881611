"""Addresses of choosing."""

from django.urls import path

from unclench.web import called as called  # noqa: PLC0414 - registers the converter
from unclench.web.pages.choose import views

urlpatterns = [
    path("choose/", views.everything, name="choose"),
    path("choose/<called:name>/", views.one, name="choose-one"),
    path("start", views.start, name="start"),
]
