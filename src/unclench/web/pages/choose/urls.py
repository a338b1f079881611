"""Addresses of choosing."""

from django.urls import path

from unclench.web.pages.choose import views

urlpatterns = [
    path("choose/", views.everything, name="choose"),
    path("choose/<slug:name>/", views.one, name="choose-one"),
    path("start", views.start, name="start"),
]
