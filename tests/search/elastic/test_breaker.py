import logging
import threading

import pytest

from search.asking import Unavailable
from search.engines.elastic.breaker import Breaker, NotOurs

pytestmark = pytest.mark.any_database


class Clock:
    """Moves when told."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker("tests", now=clock)


def ask(breaker, fault=None):
    """Ask for something; whether the cluster was asked at all."""
    asked = False
    try:
        with breaker.guarded():
            asked = True
            if fault:
                raise fault
    except (Unavailable, ValueError):
        pass
    return asked


def test_closed_lets_everybody_through(breaker):
    assert [ask(breaker) for _n in range(3)] == [True] * 3
    assert (breaker.openings, breaker.refused) == (0, 0)


def test_one_fault_opens_for_ten_seconds(breaker, clock):
    ask(breaker, Unavailable("x"))

    clock.now += 9.9
    assert ask(breaker) is False
    clock.now += 0.2
    assert ask(breaker) is True
    assert breaker.is_open is False
    assert (breaker.openings, breaker.refused) == (1, 1)


def test_pause_doubles_up_to_a_minute_and_begins_anew_once_healed(breaker, clock):
    pauses = []
    for _fault in range(5):
        clock.now += 1000
        ask(breaker, Unavailable("x"))
        pauses.append(round(breaker._until - clock.now))
    clock.now += 1000
    ask(breaker)
    ask(breaker, Unavailable("x"))

    assert pauses == [10, 20, 40, 60, 60]
    assert round(breaker._until - clock.now) == 10
    assert breaker.openings == 2


def test_half_open_lets_one_through_at_a_time(breaker, clock):
    ask(breaker, Unavailable("x"))
    clock.now += 11

    with breaker.guarded():
        assert [ask(breaker) for _n in range(3)] == [False] * 3
    assert ask(breaker) is True


def test_fault_of_one_request_opens_nothing_and_heals(breaker, clock):
    ask(breaker, NotOurs("400"))
    assert ask(breaker) is True
    ask(breaker, Unavailable("x"))
    clock.now += 11

    ask(breaker, NotOurs("400"))

    assert breaker.is_open is False


def test_fault_of_ours_leaves_the_trial_to_the_next_one(breaker, clock):
    ask(breaker, Unavailable("x"))
    clock.now += 11
    ask(breaker, ValueError("ours"))

    assert breaker.is_open is True
    assert ask(breaker) is True
    assert breaker.is_open is False


def test_many_threads_that_fail_open_it_once(breaker, caplog):
    caplog.set_level(logging.WARNING, "search")
    gate = threading.Barrier(8)

    def fail():
        with pytest.raises(Unavailable), breaker.guarded():
            gate.wait(5)
            raise Unavailable("x")

    threads = [threading.Thread(target=fail) for _n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert breaker.openings == 1
    assert caplog.messages == ["The search cluster is away: tests: x"]
