"""The files of a session, for the player."""
