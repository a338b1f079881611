"""Unclench: guided imagery and movement rehearsal for a tense back."""

__version__ = "0.1.0"
