"""The web face: one Django app. Thin; whatever it knows about a session it asked."""
