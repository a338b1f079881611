"""The coach: what a listener might stumble over in a script, why, and better words."""

from unclench.content.review.excuse import Excused
from unclench.content.review.finding import UNREADABLE, Finding, Level
from unclench.content.review.picture import Picture
from unclench.content.review.text import Review, review

__all__ = ["UNREADABLE", "Excused", "Finding", "Level", "Picture", "Review", "review"]
