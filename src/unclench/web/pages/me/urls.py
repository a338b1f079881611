"""Addresses of what somebody tells about themselves."""

from django.urls import path

from unclench.web.pages.me import views

urlpatterns = [
    path("me/", views.me, name="me"),
    path("me/forget", views.forget, name="forget"),
    path("me/<slug:name>/", views.group, name="me-group"),
]
