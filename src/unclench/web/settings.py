"""Django's settings. What a person may set stands in `unclench.config`."""

import os
from pathlib import Path

from django.utils.csp import CSP

from unclench.config import Settings
from unclench.web.hosts import allowed_hosts
from unclench.web.secret import read_secret
from unclench.web.zone import machine_zone

DATA: Path = Settings().data
CACHE: Path = DATA / "cache"
"""What can be made again at any time."""

SECRET_KEY = read_secret(DATA)
DEBUG = False
ALLOWED_HOSTS = allowed_hosts(os.environ.get("UNCLENCH_HOST", "127.0.0.1"))

INSTALLED_APPS = ["unclench.web", "django_tasks_db", "django.contrib.staticfiles"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "unclench.web.language.in_their_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "unclench.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "unclench.sqlite3",
        # Foreign keys are switched on by Django. FULL: a check-in that was thanked
        # for outlives a power cut. IMMEDIATE: a writer waits for its turn at the
        # start, where it can, and not in the middle, where it would fail.
        "OPTIONS": {
            "timeout": 10,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

STATIC_URL = "static/"
STATIC_ROOT = CACHE / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "unclench.web.assets.Assets"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

USE_TZ = True
TIME_ZONE = machine_zone()
USE_I18N = True
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]
"""Languages of the pages, each by its own name."""
LOCALE_PATHS = [Path(__file__).parent / "locale"]

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "require-trusted-types-for": ["'script'"],
}
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_NAME = "unclench"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "unclench.web.pages.errors.stale_form"
X_FRAME_OPTIONS = "DENY"

# Errors go to the terminal of whoever runs the app, without the request: its fields
# hold what a person told. Requests that fail are answered on a page, not logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"bare": {"()": "unclench.web.logs.Bare"}},
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "terminal": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["bare"],
        }
    },
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django_tasks": {"level": "ERROR"},
        "django.tasks": {"level": "ERROR"},
        "django_tasks_db": {"level": "ERROR"},
    },
}
