"""Addresses of Today."""

from django.urls import path

from unclench.web.pages.today import views

urlpatterns = [
    path("", views.today, name="today"),
    path("start", views.start, name="start"),
]
