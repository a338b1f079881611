"""Writing a visualization of one's own, with the coach beside it."""
