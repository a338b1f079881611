"""The coach: what a listener might stumble over in a script, why, and better words."""

from unclench.content.review.excuse import Excused
from unclench.content.review.finding import Finding, Level
from unclench.content.review.picture import Picture
from unclench.content.review.text import Review, review

__all__ = ["Excused", "Finding", "Level", "Picture", "Review", "review"]
