"""One practice: the wait, the player, the check-in after."""
