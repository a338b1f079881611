import threading
from dataclasses import replace

import pytest

from unclench.composer import Needs, choose
from unclench.content import Library
from unclench.web.renderer.desk import Desk, PreemptedError
from unclench.web.renderer.orders import Order, Progress, State, Trouble

RECIPE = choose(Needs("posture-reset", voice="any"), Library.load())


def order(seed: int) -> Order:
    return Order(replace(RECIPE, seed=seed), "opus")


def test_orders_are_taken_in_turn() -> None:
    desk = Desk()
    for seed in (1, 2, 3):
        desk.place(order(seed), urgent=False)
    assert [desk.take() for _ in range(3)] == [order(1), order(2), order(3)]


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
    assert [desk.take() for _ in range(3)] == [order(3), order(1), order(2)]


def test_what_is_prepared_ahead_gives_way_and_is_taken_up_again() -> None:
    desk = Desk()
    desk.place(order(1), urgent=False)
    desk.take()
    desk.report(0.5)
    desk.place(order(2), urgent=True)
    with pytest.raises(PreemptedError):
        desk.report(0.6)
    desk.put_back()
    assert [desk.take(), desk.take()] == [order(2), order(1)]


def test_what_somebody_waits_for_never_gives_way() -> None:
    desk = Desk()
    desk.place(order(1), urgent=False)
    desk.take()
    desk.place(order(1), urgent=True)
    desk.place(order(2), urgent=True)
    desk.report(0.6)
    assert desk.progress(order(1).key) == Progress(State.RENDERING, 0.6)


def test_a_failure_is_told_until_the_same_is_ordered_again() -> None:
    desk = Desk()
    desk.place(order(1), urgent=True)
    desk.take()
    desk.fail(Trouble.NO_SPACE)
    failed = Progress(State.FAILED, trouble=Trouble.NO_SPACE)
    assert desk.progress(order(1).key) == failed
    assert desk.place(order(1), urgent=True) == Progress(State.WAITING)


def test_what_is_finished_is_forgotten() -> None:
    desk = Desk()
    desk.place(order(1), urgent=True)
    desk.take()
    desk.finish()
    assert desk.progress(order(1).key) == Progress(State.UNKNOWN)


def test_take_waits_for_an_order() -> None:
    desk = Desk()
    taken: list[Order] = []
    thread = threading.Thread(target=lambda: taken.append(desk.take()))
    thread.start()
    desk.place(order(1), urgent=False)
    thread.join(10)
    assert taken == [order(1)]
