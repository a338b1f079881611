"""Where orders wait: whoever waits for theirs comes before what is prepared ahead."""

import threading
from collections import deque

from unclench.web.renderer.orders import Order, Progress, State, Trouble

type Key = tuple[str, str]


class PreemptedError(Exception):
    """Somebody waits for another order; this one is taken up again afterwards."""


class Desk:
    """The orders of a renderer, shared by the threads that take and the one that renders.

    Finished orders are forgotten at once: the store knows them. Failures are kept until
    the same is ordered again.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._urgent: deque[Order] = deque()
        self._ahead: deque[Order] = deque()
        self._known: dict[Key, Progress] = {}
        self._current: Order | None = None
        self._current_urgent = False

    def place(self, order: Order, *, urgent: bool) -> Progress:
        """Put an order in its line; one that is there already is not doubled."""
        with self._changed:
            if self._current and self._current.key == order.key:
                self._current_urgent = self._current_urgent or urgent
                return self._known[order.key]
            if order in self._ahead and urgent:
                self._ahead.remove(order)
            if order not in self._ahead and order not in self._urgent:
                (self._urgent if urgent else self._ahead).append(order)
            self._known[order.key] = Progress(State.WAITING)
            self._changed.notify_all()
            return self._known[order.key]

    def progress(self, key: Key) -> Progress:
        """Tell how far an order is."""
        with self._changed:
            return self._known.get(key, Progress(State.UNKNOWN))

    def take(self) -> Order:
        """Wait for the next order and take it up."""
        with self._changed:
            self._changed.wait_for(lambda: self._urgent or self._ahead)
            self._current_urgent = bool(self._urgent)
            self._current = (self._urgent or self._ahead).popleft()
            self._known[self._current.key] = Progress(State.RENDERING)
            return self._current

    def report(self, fraction: float) -> None:
        """Note how far the current order is.

        Raises
        ------
        PreemptedError
            If nobody waits for it while somebody waits for another.
        """
        with self._changed:
            if self._urgent and not self._current_urgent:
                raise PreemptedError
            if self._current:
                self._known[self._current.key] = Progress(State.RENDERING, fraction)

    def finish(self) -> None:
        """Put the finished order away."""
        with self._changed:
            if self._current:
                del self._known[self._current.key]
            self._current = None

    def fail(self, trouble: Trouble) -> None:
        """Keep why the current order failed."""
        with self._changed:
            if self._current:
                self._known[self._current.key] = Progress(State.FAILED, trouble=trouble)
            self._current = None

    def put_back(self) -> None:
        """Return a preempted order to the front of its line."""
        with self._changed:
            if self._current:
                self._known[self._current.key] = Progress(State.WAITING)
                self._ahead.appendleft(self._current)
            self._current = None
