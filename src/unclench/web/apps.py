"""The one app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Unclench's pages, tables and tasks."""

    name = "unclench.web"
    label = "unclench"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Unclench"
