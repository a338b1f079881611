"""What can lie under the voice, and sounds of one's own."""
