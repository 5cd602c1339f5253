"""From what editors say to single dates: rules, clocks that change, what is refused."""

from datetime import UTC, date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import override

import pytest

from events.calendar import MOST_DATES, dates_of, expand, rule_of
from events.checks import check_time
from events.days import days_of, is_run, wall
from events.models import EventTime
from tests.factories import day, evening

pytestmark = pytest.mark.any_database

TODAY = date(2026, 10, 1)


def time_of(starts="2026-10-03T20:00", ends="", **fields):
    """A time that nobody saved; two hours long unless it says otherwise."""
    begin = day(*starts.split("T"))
    end = day(*ends.split("T")) if ends else evening(*starts.split("T"))[1]
    return EventTime(starts_at=begin, ends_at=end, **fields)


def begins(when, today=TODAY):
    return [f"{wall(found.starts_at):%Y-%m-%d %H:%M}" for found in expand(when, today)]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({}, ""),
        ({"repeat": "daily"}, "FREQ=DAILY"),
        ({"repeat": "weekly", "interval": 2}, "FREQ=WEEKLY;INTERVAL=2"),
        (
            {"repeat": "weekly", "weekdays": ["sa", "su"], "until": date(2026, 12, 6)},
            "FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20261206T235959",
        ),
        ({"repeat": "monthly"}, "FREQ=MONTHLY;BYDAY=1SA"),
        (
            {"repeat": "monthly", "starts": "2026-10-31T20:00"},
            "FREQ=MONTHLY;BYDAY=-1SA",
        ),
        ({"repeat": "yearly"}, "FREQ=YEARLY"),
    ],
)
def test_rule_says_what_the_editor_chose(fields, rule):
    assert rule_of(time_of(**fields)) == rule


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["2026-10-03 20:00"]),
        (
            {"repeat": "daily", "until": date(2026, 10, 5)},
            ["2026-10-03 20:00", "2026-10-04 20:00", "2026-10-05 20:00"],
        ),
        (
            {"repeat": "weekly", "interval": 2, "until": date(2026, 10, 31)},
            ["2026-10-03 20:00", "2026-10-17 20:00", "2026-10-31 20:00"],
        ),
        (
            {
                "repeat": "weekly",
                "weekdays": ["tu", "sa"],
                "until": date(2026, 10, 13),
                "except_on": ["2026-10-10"],
            },
            ["2026-10-03 20:00", "2026-10-06 20:00", "2026-10-13 20:00"],
        ),
        (
            {"repeat": "monthly", "until": date(2026, 12, 31)},
            ["2026-10-03 20:00", "2026-11-07 20:00", "2026-12-05 20:00"],
        ),
        (
            {
                "starts": "2026-10-31T20:00",
                "repeat": "monthly",
                "until": date(2026, 12, 31),
            },
            ["2026-10-31 20:00", "2026-11-28 20:00", "2026-12-26 20:00"],
        ),
        (
            {"repeat": "yearly", "until": date(2027, 10, 3)},
            ["2026-10-03 20:00", "2027-10-03 20:00"],
        ),
        (
            {
                "starts": "2026-10-03T00:30",
                "repeat": "daily",
                "until": date(2026, 10, 4),
            },
            ["2026-10-03 00:30", "2026-10-04 00:30"],
        ),
    ],
)
def test_repetition_gives_these_dates(fields, expected):
    assert begins(time_of(**fields)) == expected


@pytest.mark.parametrize(
    ("first", "hours_utc"),
    [
        ("2026-10-17", [18, 18, 18, 19]),  # clocks go back on Sunday 25 October
        ("2027-03-20", [19, 19, 19, 18]),  # and on again on Sunday 28 March
    ],
)
def test_weekly_event_keeps_its_hour_over_the_night_of_the_clocks(first, hours_utc):
    last = date.fromordinal(date.fromisoformat(first).toordinal() + 22)
    when = time_of(f"{first}T20:00", repeat="weekly", weekdays=["sa", "su"], until=last)

    found = list(expand(when, TODAY))[:4]

    assert [wall(date_.starts_at).hour for date_ in found] == [20] * 4
    assert [date_.starts_at.hour for date_ in found] == hours_utc
    assert {date_.ends_at - date_.starts_at for date_ in found} == {
        when.ends_at - when.starts_at
    }


def test_hour_that_is_twice_or_never_is_one_date_in_order():
    twice = time_of("2026-10-24T02:30", repeat="daily", until=date(2026, 10, 26))
    never = time_of(
        "2027-03-27T02:30", "2027-03-27T03:15", repeat="daily", until=date(2027, 3, 29)
    )

    for when in (twice, never):
        found = list(expand(when, TODAY))
        assert len(found) == 3
        assert all(date_.starts_at <= date_.ends_at for date_ in found)
        assert {date_.starts_at.tzinfo for date_ in found} == {UTC}
        assert found == list(expand(when, TODAY))


def test_run_over_whole_days_counts_days_whatever_hours_were_typed():
    when = time_of("2026-10-03T11:00", "2026-10-25T10:00", all_day=True)

    (found,) = expand(when, TODAY)

    assert found.starts_at == datetime(2026, 10, 2, 22, tzinfo=UTC)
    assert found.ends_at == datetime(2026, 10, 25, 22, 59, tzinfo=UTC)


def test_repetition_without_end_is_known_four_hundred_days_ahead():
    found = begins(time_of(repeat="daily"))

    assert (len(found), found[-1]) == (398, "2027-11-04 20:00")


def test_cancelled_date_of_its_own_replaces_the_one_it_cancels():
    weekly = time_of(repeat="weekly", until=date(2026, 10, 17))
    cancelled = time_of("2026-10-10T20:00", "2026-10-10T23:00", is_cancelled=True)

    found = dates_of([weekly, cancelled], TODAY)

    assert [(wall(when.starts_at).day, when.is_cancelled) for when in found] == [
        (3, False),
        (10, True),
        (17, False),
    ]


def test_times_of_a_draft_that_are_not_filled_in_are_left_out():
    assert dates_of([EventTime(), EventTime(starts_at=day("2026-10-03"))], TODAY) == []


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"ends": "2026-10-03T19:00"}, "ends_at", "The end comes before the start."),
        (
            {"starts": "1999-10-03T20:00"},
            "starts_at",
            "Choose a year between 2000 and 2100.",
        ),
        (
            {"ends": "2206-10-03T22:00"},
            "ends_at",
            "Choose a year between 2000 and 2100.",
        ),
        (
            {"repeat": "daily", "interval": 0},
            "interval",
            "Write a number from 1 to 52.",
        ),
        (
            {"repeat": "daily", "interval": 53},
            "interval",
            "Write a number from 1 to 52.",
        ),
        (
            {"repeat": "daily", "until": date(2026, 10, 2)},
            "until",
            "The last day comes before the first date.",
        ),
        (
            {"repeat": "weekly", "weekdays": ["mo"], "until": date(2026, 10, 4)},
            "until",
            "This repetition has no date at all.",
        ),
        (
            {
                "repeat": "daily",
                "until": date(2026, 10, 4),
                "except_on": ["2026-10-03", "2026-10-04"],
            },
            "until",
            "This repetition has no date at all.",
        ),
        (
            {"repeat": "daily", "until": date(2029, 10, 4)},
            "until",
            "That makes more than 1000 dates: end the repetition earlier, or leave its "
            "last day empty if it goes on.",
        ),
        (
            {"repeat": "daily", "ends": "2026-10-05T20:00"},
            "interval",
            "It lasts longer than the time until it comes back.",
        ),
        (
            {"repeat": "weekly", "ends": "2026-10-20T20:00", "all_day": True},
            "interval",
            "It lasts longer than the time until it comes back.",
        ),
    ],
)
def test_time_that_cannot_be_is_refused_in_one_sentence(fields, field, words):
    with override("en"), pytest.raises(ValidationError) as refused:
        check_time(time_of(**fields))

    with override("en"):
        assert refused.value.message_dict == {field: [words]}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"ends": "2026-10-03T20:00"},
        {"starts": "2026-10-03T11:00", "ends": "2026-10-03T10:00", "all_day": True},
        {"repeat": "daily", "interval": 52},
        {"repeat": "daily"},
        {"repeat": "yearly", "all_day": True, "ends": "2026-10-05T20:00"},
        {"repeat": "daily", "until": date(2029, 6, 28)},
    ],
)
def test_time_that_can_be_is_taken(fields):
    check_time(time_of(**fields))


def test_longest_repetition_has_a_thousand_dates():
    longest = time_of(repeat="daily", until=date(2029, 6, 28))

    assert (longest.until - date(2026, 10, 3)).days + 1 == MOST_DATES


@pytest.mark.parametrize(
    ("starts", "ends", "all_day", "run", "first", "last"),
    [
        ("2026-11-28T20:00", "2026-11-29T02:00", False, False, "28", "28"),
        ("2026-11-28T00:30", "2026-11-28T02:00", False, False, "28", "28"),
        ("2026-11-27T18:00", "2026-11-29T22:00", False, True, "27", "29"),
        ("2026-11-27T18:00", "2026-11-29T02:00", False, True, "27", "28"),
        ("2026-10-24T20:00", "2026-10-25T20:00", False, False, "24", "24"),
        ("2026-11-01T00:00", "2026-11-29T23:59", True, True, "01", "29"),
    ],
)
def test_date_counts_on_these_days(starts, ends, all_day, run, first, last):
    when = time_of(starts, ends, all_day=all_day)

    assert is_run(when) is run
    assert [f"{found:%d}" for found in days_of(when)] == [first, last]
