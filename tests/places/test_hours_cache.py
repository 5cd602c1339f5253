"""A list of shops must not work out the same hours twice."""

from datetime import UTC, datetime, timedelta

import pytest

from places.hours import timeline
from places.hours.expression import parse_expression
from places.hours.state import clear_cache, is_open, state_at

TUESDAY = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def empty_cache():
    clear_cache()
    yield
    clear_cache()


def lookups():
    info = parse_expression.cache_info()
    return info.hits + info.misses


def test_warm_call_neither_parses_nor_evaluates():
    first = state_at("Tu-Sa 10:00-19:00", None, TUESDAY)
    assert lookups() == 1
    later = state_at("Tu-Sa 10:00-19:00", None, TUESDAY + timedelta(minutes=10))
    assert later == first
    assert lookups() == 1


def test_warm_question_whether_it_is_open_parses_once():
    for _ in range(3):
        assert is_open("Tu-Sa 10:00-19:00", TUESDAY)
    assert lookups() == 1


@pytest.mark.parametrize("text", ["Tu-Sa 10:00-19:00", "Fr-Sa 20:00-03:00", "24/7"])
def test_open_and_state_never_disagree_over_two_weeks(text):
    instants = [TUESDAY + timedelta(minutes=15 * step) for step in range(14 * 96)]
    for at in instants:
        assert is_open(text, at) == (state_at(text, None, at).status == "open"), at


def test_nonsense_is_remembered_too():
    for _ in range(3):
        assert not is_open("Lun-Ven 9h-18h", TUESDAY)
    assert lookups() == 1


def test_warm_call_still_sees_the_change():
    seen = [
        is_open("Tu-Sa 10:00-19:00", TUESDAY + timedelta(hours=hours))
        for hours in (0, 6, 7, 22)
    ]
    assert seen == [True, True, False, True]
    assert lookups() == 1


def test_order_of_the_questions_does_not_matter():
    instants = [TUESDAY + timedelta(hours=5 * step) for step in range(-60, 60)]
    forward = [state_at("Mo-Su 18:00-02:00; We off", None, at) for at in instants]
    clear_cache()
    backward = [
        state_at("Mo-Su 18:00-02:00; We off", None, at) for at in reversed(instants)
    ]
    assert forward == backward[::-1]


def test_cache_is_bounded(monkeypatch):
    monkeypatch.setattr(timeline, "MAX_TIMELINES", 3)
    for hour in range(10, 16):
        state_at(f"Mo-Su {hour}:00-18:00", None, TUESDAY)
    assert len(timeline._timelines) == 3
    assert is_open("Mo-Su 10:00-18:00", TUESDAY)


def test_cleared_cache_parses_again():
    is_open("24/7", TUESDAY)
    clear_cache()
    assert lookups() == 0
    assert timeline._timelines == {}
    is_open("24/7", TUESDAY)
    assert lookups() == 1
