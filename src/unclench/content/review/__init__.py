"""The coach: what a listener might stumble over in a script, why, and better words."""

from unclench.content.review.finding import Finding, Level
from unclench.content.review.picture import Picture

__all__ = ["Finding", "Level", "Picture"]
