"""When to seek care, whom to talk to, and the way back into the room."""
