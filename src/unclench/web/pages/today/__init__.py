"""What to practise now, and Start."""
