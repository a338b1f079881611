"""Getting natural voices: from the network, or from files that somebody has."""

from unclench.voice.fetch.catalogue import Offer, catalogue, find_offer
from unclench.voice.fetch.errors import FetchError, Why
from unclench.voice.fetch.install import come_so_far, install
from unclench.voice.fetch.remove import remove

__all__ = [
    "FetchError",
    "Offer",
    "Why",
    "catalogue",
    "come_so_far",
    "find_offer",
    "install",
    "remove",
]
