"""Addresses of one practice."""

from django.urls import path

from unclench.web.pages.practice import views

urlpatterns = [
    path("practice/<uuid:practice_id>/", views.practice, name="practice"),
    path("practice/<uuid:practice_id>/progress", views.progress, name="progress"),
    path("practice/<uuid:practice_id>/live.opus", views.live, name="live"),
    path("practice/<uuid:practice_id>/again", views.again, name="again"),
    path("practice/<uuid:practice_id>/heard", views.heard, name="heard"),
    path("practice/<uuid:practice_id>/after", views.after, name="after"),
]
