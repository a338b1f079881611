"""Where orders wait: whoever waits for theirs comes before what is prepared ahead."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from unclench.web.renderer.orders import Order, Progress, State, Trouble

type Key = tuple[str, str]

AT_ONCE = 3
"""Orders that somebody waits for, made at the same time: they share the crew, and a
fourth would only make all of them late."""


class PreemptedError(Exception):
    """Somebody waits for another order; this one is taken up again afterwards."""


class CancelledError(Exception):
    """Nobody wants this order any more."""


@dataclass(slots=True)
class _Work:
    """An order that is being made."""

    urgent: bool
    cancelled: bool = False


class Desk:
    """The orders of a renderer, shared by the threads that take and those that render.

    Finished orders are forgotten at once: the store knows them. Failures are kept until
    the same is ordered again.

    Parameters
    ----------
    heard_early
        Tells of an order whether it can be heard while it is made.
    """

    def __init__(self, heard_early: Callable[[Order], bool] = lambda _: False) -> None:
        self._heard_early = heard_early
        self._changed = threading.Condition()
        self._urgent: deque[Order] = deque()
        self._ahead: deque[Order] = deque()
        self._known: dict[Key, Progress] = {}
        self._begun: dict[Key, _Work] = {}

    def place(self, order: Order, *, urgent: bool) -> Progress:
        """Put an order in its line; one that is there already is not doubled."""
        with self._changed:
            work = self._begun.get(order.key)
            if work and not work.cancelled:
                work.urgent = work.urgent or urgent
                return self._known[order.key]
            if order in self._ahead and urgent:
                self._ahead.remove(order)
            if order not in self._ahead and order not in self._urgent:
                (self._urgent if urgent else self._ahead).append(order)
            # What has room is begun before anybody can have asked for its sound.
            room = self._urgent_begun() + len(self._urgent) <= AT_ONCE
            audible = urgent and room and self._heard_early(order)
            self._known[order.key] = Progress(State.WAITING, audible=audible)
            self._changed.notify_all()
            return self._known[order.key]

    def progress(self, key: Key) -> Progress:
        """Tell how far an order is."""
        with self._changed:
            return self._known.get(key, Progress(State.UNKNOWN))

    def cancel(self, key: Key) -> Progress:
        """Forget an order; one that is being made is given up at its next report."""
        with self._changed:
            for line in (self._urgent, self._ahead):
                for order in [each for each in line if each.key == key]:
                    line.remove(order)
            if work := self._begun.get(key):
                work.cancelled = True
            self._known.pop(key, None)
            return Progress(State.UNKNOWN)

    def take(self) -> Order:
        """Wait for the next order that may be begun and take it up."""
        with self._changed:
            self._changed.wait_for(lambda: self._next() is not None)
            line = self._next()
            assert line  # noqa: S101 - just waited for
            order = line.popleft()
            self._begun[order.key] = _Work(urgent=line is self._urgent)
            audible = self._heard_early(order)
            self._known[order.key] = Progress(State.RENDERING, audible=audible)
            return order

    def wait_idle(self) -> None:
        """Wait until nothing is being made."""
        with self._changed:
            self._changed.wait_for(lambda: not self._begun)

    def report(self, order: Order, fraction: float) -> None:
        """Note how far an order is.

        Raises
        ------
        CancelledError
            If nobody wants it any more.
        PreemptedError
            If nobody waits for it while somebody waits for another.
        """
        with self._changed:
            work = self._begun[order.key]
            if work.cancelled:
                raise CancelledError
            if not work.urgent and (self._urgent or self._urgent_begun()):
                raise PreemptedError
            now = self._known[order.key]
            self._known[order.key] = replace(now, fraction=fraction)

    def finish(self, order: Order) -> None:
        """Put a finished order away, or one that was cancelled."""
        with self._changed:
            work = self._begun.pop(order.key)
            # What was cancelled may have been ordered again, and waits.
            if not work.cancelled:
                del self._known[order.key]
            self._changed.notify_all()

    def fail(self, order: Order, trouble: Trouble) -> None:
        """Keep why an order failed."""
        with self._changed:
            if not self._begun.pop(order.key).cancelled:
                self._known[order.key] = Progress(State.FAILED, trouble=trouble)
            self._changed.notify_all()

    def put_back(self, order: Order) -> None:
        """Return a preempted order to the front of its line."""
        with self._changed:
            del self._begun[order.key]
            self._known[order.key] = Progress(State.WAITING)
            self._ahead.appendleft(order)
            self._changed.notify_all()

    def _next(self) -> deque[Order] | None:
        """Return the line whose first order may be begun."""
        # One that was cancelled and ordered again waits until the first is given up.
        room = self._urgent_begun() < AT_ONCE
        if self._urgent and room and self._urgent[0].key not in self._begun:
            return self._urgent
        return (
            self._ahead if self._ahead and not self._urgent and not self._begun else None
        )

    def _urgent_begun(self) -> int:
        return sum(work.urgent for work in self._begun.values())
