import threading
from dataclasses import replace

import pytest

from unclench.composer import Needs, choose
from unclench.content import Library
from unclench.web.renderer.desk import AT_ONCE, CancelledError, Desk, PreemptedError
from unclench.web.renderer.orders import Order, Progress, State, Trouble

RECIPE = choose(Needs("posture-reset", voice="any"), Library.load())


def order(seed: int) -> Order:
    return Order(replace(RECIPE, seed=seed), "opus")


def taken(desk: Desk, count: int) -> list[Order]:
    """What is taken up when each is finished before the next."""
    orders = []
    for _ in range(count):
        orders.append(desk.take())
        desk.finish(orders[-1])
    return orders


def test_orders_are_taken_in_turn() -> None:
    desk = Desk()
    for seed in (1, 2, 3):
        desk.place(order(seed), urgent=False)
    assert taken(desk, 3) == [order(1), order(2), order(3)]


def test_whoever_waits_comes_before_what_is_prepared_ahead() -> None:
    desk = Desk()
    desk.place(order(1), urgent=False)
    desk.place(order(2), urgent=True)
    assert desk.take() == order(2)


def test_the_same_order_twice_is_rendered_once() -> None:
    desk = Desk()
    desk.place(order(1), urgent=True)
    desk.place(order(1), urgent=True)
    desk.place(order(2), urgent=True)
    assert [desk.take(), desk.take()] == [order(1), order(2)]


def test_an_order_prepared_ahead_moves_up_when_somebody_waits_for_it() -> None:
    desk = Desk()
    for seed in (1, 2, 3):
        desk.place(order(seed), urgent=False)
    desk.place(order(3), urgent=True)
    assert taken(desk, 3) == [order(3), order(1), order(2)]


def test_what_is_prepared_ahead_gives_way_and_is_taken_up_again() -> None:
    desk = Desk()
    desk.place(order(1), urgent=False)
    desk.take()
    desk.report(order(1), 0.5)
    desk.place(order(2), urgent=True)
    assert desk.take() == order(2)  # at once, whatever the other one does
    with pytest.raises(PreemptedError):
        desk.report(order(1), 0.6)
    desk.put_back(order(1))
    desk.finish(order(2))
    assert desk.take() == order(1)


def test_what_somebody_waits_for_never_gives_way() -> None:
    desk = Desk()
    desk.place(order(1), urgent=False)
    desk.take()
    desk.place(order(1), urgent=True)
    desk.place(order(2), urgent=True)
    desk.report(order(1), 0.6)
    assert desk.progress(order(1).key) == Progress(State.RENDERING, 0.6)


def test_a_failure_is_told_until_the_same_is_ordered_again() -> None:
    desk = Desk()
    desk.place(order(1), urgent=True)
    desk.take()
    desk.fail(order(1), Trouble.NO_SPACE)
    failed = Progress(State.FAILED, trouble=Trouble.NO_SPACE)
    assert desk.progress(order(1).key) == failed
    assert desk.place(order(1), urgent=True) == Progress(State.WAITING)


def test_what_is_finished_is_forgotten() -> None:
    desk = Desk()
    desk.place(order(1), urgent=True)
    desk.take()
    desk.finish(order(1))
    assert desk.progress(order(1).key) == Progress(State.UNKNOWN)


def test_those_that_somebody_waits_for_are_made_side_by_side() -> None:
    desk = Desk()
    for seed in range(AT_ONCE + 1):
        desk.place(order(seed), urgent=True)
    assert [desk.take() for _ in range(AT_ONCE)] == list(map(order, range(AT_ONCE)))
    assert desk.progress(order(AT_ONCE).key) == Progress(State.WAITING)
    desk.finish(order(1))
    assert desk.take() == order(AT_ONCE)


def test_what_is_prepared_ahead_waits_until_nothing_else_is_made() -> None:
    desk = Desk()
    desk.place(order(1), urgent=False)
    desk.place(order(2), urgent=True)
    desk.take()
    later: list[Order] = []
    thread = threading.Thread(target=lambda: later.append(desk.take()))
    thread.start()
    thread.join(0.05)
    assert later == []
    desk.finish(order(2))
    thread.join(10)
    assert later == [order(1)]


def test_a_cancelled_order_is_given_up_at_its_next_report() -> None:
    desk = Desk()
    desk.place(order(1), urgent=True)
    desk.take()
    desk.cancel(order(1).key)
    with pytest.raises(CancelledError):
        desk.report(order(1), 0.5)
    desk.finish(order(1))
    assert desk.progress(order(1).key) == Progress(State.UNKNOWN)


@pytest.mark.parametrize("urgent", [True, False])
def test_a_cancelled_order_that_waits_is_never_taken(*, urgent: bool) -> None:
    desk = Desk()
    desk.place(order(1), urgent=urgent)
    desk.place(order(2), urgent=urgent)
    desk.cancel(order(1).key)
    assert desk.take() == order(2)


def test_what_was_cancelled_can_be_ordered_again_at_once() -> None:
    desk = Desk()
    desk.place(order(1), urgent=True)
    desk.take()
    desk.cancel(order(1).key)
    desk.place(order(1), urgent=True)
    desk.finish(order(1))  # the first, which was given up
    assert desk.progress(order(1).key).state is State.WAITING
    assert desk.take() == order(1)
    desk.report(order(1), 0.5)


def test_what_can_be_heard_early_says_so_as_soon_as_there_is_room() -> None:
    desk = Desk(lambda each: each.recipe.seed != 1)
    assert not desk.place(order(1), urgent=True).audible
    for seed in range(2, AT_ONCE + 1):
        assert desk.place(order(seed), urgent=True).audible
    assert not desk.place(order(98), urgent=True).audible
    for _ in range(AT_ONCE):
        desk.take()
    assert not desk.place(order(99), urgent=True).audible
    assert not desk.progress(order(1).key).audible
    assert desk.progress(order(2).key).audible


def test_take_waits_for_an_order() -> None:
    desk = Desk()
    later: list[Order] = []
    thread = threading.Thread(target=lambda: later.append(desk.take()))
    thread.start()
    desk.place(order(1), urgent=False)
    thread.join(10)
    assert later == [order(1)]
