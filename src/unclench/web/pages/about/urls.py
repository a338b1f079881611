"""Address of About."""

from django.urls import path

from unclench.web.pages.about import views

urlpatterns = [path("about/", views.about, name="about")]
