"""Human voices: somebody's own recordings, line by line."""
