"""A process that stays, so that Start need not wait for one: it renders.

It is asked over a local socket. What it has finished lies in the store; what it is
doing it tells when asked, and nothing of that is kept in the database.
"""

from unclench.web.renderer.client import ask_progress, cancel_order, place_order
from unclench.web.renderer.orders import Order, Progress, State, Trouble

__all__ = [
    "Order",
    "Progress",
    "State",
    "Trouble",
    "ask_progress",
    "cancel_order",
    "place_order",
]
