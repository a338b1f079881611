"""The app as a WSGI callable."""

import os

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")


def application() -> WSGIHandler:
    """Make the app."""
    return get_wsgi_application()
