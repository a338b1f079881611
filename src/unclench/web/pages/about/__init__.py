"""What Unclench is and is not, and its licences."""
