"""What a screen shows at a moment, and the same in words."""

from datetime import datetime, time

from django.utils import translation

import pytest

from places.hours.timeline import PARIS
from tv.programme import ALWAYS, Slot, slot_at
from tv.week import Line, Part, week_lines

pytestmark = pytest.mark.any_database

MONDAY, TUESDAY, SATURDAY, SUNDAY = 0, 1, 5, 6


def slot(begins=None, ends=None, *days, mode="window"):
    hours = [time.fromisoformat(hour) if hour else None for hour in (begins, ends)]
    return Slot(mode, frozenset(days or range(7)), *hours)


def on(moment, *slots):
    """The place of the part that is on; None outside all of them."""
    found = slot_at(slots, datetime.fromisoformat(moment).replace(tzinfo=PARIS))
    return None if found is ALWAYS else slots.index(found)


# 2026-11-23 is a Monday.
@pytest.mark.parametrize(
    ("moment", "slots", "shown"),
    [
        ("2026-11-23T12:00", [], None),
        ("2026-11-23T00:00", [slot()], 0),
        ("2026-11-23T23:59", [slot(None, None, MONDAY)], 0),
        ("2026-11-24T00:00", [slot(None, None, MONDAY)], None),
        ("2026-11-23T07:59", [slot("08:00", "12:00")], None),
        ("2026-11-23T08:00", [slot("08:00", "12:00")], 0),
        ("2026-11-23T11:59", [slot("08:00", "12:00")], 0),
        ("2026-11-23T12:00", [slot("08:00", "12:00")], None),
        # The same hour twice is the whole day, not an instant.
        ("2026-11-23T05:00", [slot("08:00", "08:00")], 0),
        # Past midnight it is still the part of the evening before.
        ("2026-11-23T22:00", [slot("22:00", "02:00", MONDAY)], 0),
        ("2026-11-24T01:59", [slot("22:00", "02:00", MONDAY)], 0),
        ("2026-11-24T02:00", [slot("22:00", "02:00", MONDAY)], None),
        ("2026-11-23T01:00", [slot("22:00", "02:00", MONDAY)], None),
        ("2026-11-23T01:00", [slot("22:00", "02:00", SUNDAY)], 0),
        ("2026-11-23T22:00", [slot("22:00", "00:00", MONDAY)], 0),
        ("2026-11-24T00:00", [slot("22:00", "00:00", MONDAY)], None),
        # Parts that overlap: the first one wins, whatever its hours.
        ("2026-11-23T10:00", [slot("09:00", "11:00"), slot()], 0),
        ("2026-11-23T10:00", [slot(), slot("09:00", "11:00")], 0),
        ("2026-11-23T12:00", [slot("09:00", "11:00"), slot()], 1),
        ("2026-11-23T10:00", [slot("09:00", "11:00", TUESDAY), slot()], 1),
        # Clocks change at 3 and at 2 on these nights; hours are those on the wall.
        ("2026-03-29T03:00", [slot("03:00", "04:00", SUNDAY)], 0),
        ("2026-03-29T01:59", [slot("02:00", "03:00", SUNDAY)], None),
        ("2026-10-25T02:30", [slot("22:00", "03:00", SATURDAY)], 0),
        ("2026-10-25T03:00", [slot("22:00", "03:00", SATURDAY)], None),
    ],
)
def test_part_that_is_on_at_a_moment(moment, slots, shown):
    assert on(moment, *slots) == shown


def test_hour_that_comes_twice_is_the_same_hour_both_times():
    twice = [datetime(2026, 10, 25, 2, 30, tzinfo=PARIS, fold=fold) for fold in (0, 1)]
    part = slot("02:00", "03:00", SUNDAY)

    assert [part.holds(moment) for moment in twice] == [True, True]


def test_moments_are_read_in_paris_wherever_they_come_from():
    in_utc = datetime.fromisoformat("2026-11-22T23:30:00+00:00")

    assert slot(None, None, MONDAY).holds(in_utc)
    assert not slot(None, None, SUNDAY).holds(in_utc)


def said(*slots):
    return [
        (line.days, [f"{part.hours} {part.words}".strip() for part in line.parts])
        for line in week_lines(slots, "en")
    ]


@pytest.fixture(autouse=True)
def in_english(clean_state):
    translation.activate("en")


def test_week_without_parts_is_one_line_of_nothing():
    assert week_lines((), "en") == [Line("Monday – Sunday", ())]


def test_week_with_the_same_every_day_is_one_line():
    every_day = slot("08:00", "12:00")

    assert week_lines((every_day,), "en") == [
        Line("Monday – Sunday", (Part("8 am – noon", "window mode"),))
    ]


def test_week_says_what_the_first_fitting_part_shows():
    morning = slot("08:00", "12:00", *range(5))
    browse = slot("10:00", "22:00", mode="browse")
    night = slot("22:00", "02:00", SATURDAY)

    assert said(morning, browse, night) == [
        (
            "Monday – Friday",
            ["8 am – noon window mode", "noon – 10 pm pages"],
        ),
        ("Saturday", ["10 am – 10 pm pages", "10 pm – midnight window mode"]),
        ("Sunday", ["midnight – 2 am window mode", "10 am – 10 pm pages"]),
    ]


def test_whole_day_has_no_hours():
    assert said(slot(None, None, SUNDAY)) == [
        ("Monday – Saturday", []),
        ("Sunday", ["window mode"]),
    ]
