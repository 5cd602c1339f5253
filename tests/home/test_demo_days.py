"""The dates of the local days of the demonstration."""

from datetime import date

import pytest

from home.demo.special_days import first_saturday_of_september, next_of, sunday_after

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2026, date(2026, 9, 5)),
        (2027, date(2027, 9, 4)),
        (2029, date(2029, 9, 1)),
        (2030, date(2030, 9, 7)),
    ],
)
def test_braderie_is_on_the_first_weekend_of_september(year, day):
    assert first_saturday_of_september(year) == day
    assert day.weekday() == 5


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 9, 4), date(2026, 9, 5)),
        (date(2026, 9, 5), date(2026, 9, 5)),
        (date(2026, 9, 6), date(2027, 9, 4)),
    ],
)
def test_yearly_day_comes_again_the_day_after(today, day):
    assert next_of(today, first_saturday_of_september) == day


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2026, 11, 29)])
def test_open_sunday_is_a_sunday(today):
    assert sunday_after(today) == date(2026, 11, 29)
