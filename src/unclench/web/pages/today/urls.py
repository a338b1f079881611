"""Addresses of Today."""

from django.urls import path

from unclench.web.pages.today import views

urlpatterns = [
    path("", views.today, name="today"),
    path("wish", views.wish, name="wish"),
    path("not-this-one", views.not_this_one, name="not-this-one"),
]
