"""The ladder: one movement, from looking at it to doing it."""
