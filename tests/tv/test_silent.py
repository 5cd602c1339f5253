"""When a screen counts as silent."""

from datetime import datetime, time, timedelta

from django.utils import timezone

import pytest

from places.hours.timeline import PARIS
from tests.factories import ScreenFactory
from tests.factories.screens import part
from tv.programme import Slot
from tv.silent import keys_of, missed, sign_of

WEEKDAYS = range(5)


def moment(text):
    """A moment in Paris; 2026-11-23 is a Monday."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=PARIS)


def slot(begins=None, ends=None, days=range(7)):
    hours = [time.fromisoformat(hour) if hour else None for hour in (begins, ends)]
    return Slot("window", frozenset(days), *hours)


DAYTIME = (slot("08:00", "20:00"),)
OFFICE = (slot("09:00", "18:00", WEEKDAYS),)
NIGHT = (slot("22:00", "02:00", [4]),)


@pytest.mark.parametrize(
    ("slots", "seen_at", "at", "sign"),
    [
        (DAYTIME, None, "11-23T12:00", "never"),
        ((), None, "11-23T12:00", "never"),
        # In its programme: half an hour, not a minute less.
        (DAYTIME, "11-23T12:00", "11-23T12:30", "heard"),
        (DAYTIME, "11-23T12:00", "11-23T12:31", "silent"),
        # Switched off at night: the morning begins to count at eight.
        (DAYTIME, "11-23T19:55", "11-24T07:59", "heard"),
        (DAYTIME, "11-23T19:55", "11-24T08:25", "heard"),
        (DAYTIME, "11-23T19:55", "11-24T08:26", "silent"),
        (DAYTIME, "11-23T21:00", "11-24T08:30", "heard"),
        (DAYTIME, "11-23T21:00", "11-24T08:31", "silent"),
        # What was silent in the evening is so at night too.
        (DAYTIME, "11-23T19:00", "11-23T23:00", "silent"),
        # A weekend without programme.
        (OFFICE, "11-27T17:50", "11-30T09:20", "heard"),
        (OFFICE, "11-27T17:50", "11-30T09:21", "silent"),
        # Past midnight.
        (NIGHT, "11-28T01:00", "11-28T01:31", "silent"),
        (NIGHT, "11-28T01:45", "12-04T22:15", "heard"),
        (NIGHT, "11-28T01:45", "12-04T22:16", "silent"),
        # Without programme: a day.
        ((), "11-23T12:00", "11-24T12:00", "heard"),
        ((), "11-23T12:00", "11-24T12:01", "silent"),
        # So short a programme that half an hour never comes together in a week.
        ((slot("12:00", "12:03", [0]),), "11-23T11:00", "12-01T10:59", "heard"),
        ((slot("12:00", "12:03", [0]),), "11-23T11:00", "12-01T11:01", "silent"),
        # A clock that went back: heard of in a minute from now.
        (DAYTIME, "11-23T12:01", "11-23T12:00", "heard"),
    ],
)
def test_sign_of_life_of_a_screen(slots, seen_at, at, sign):
    seen_at = seen_at and moment(seen_at)

    assert sign_of(slots, seen_at, moment(at)) == sign


@pytest.mark.parametrize(
    ("slots", "since", "until", "hours"),
    [
        ([slot("08:00", "12:00"), slot("10:00", "14:00")], "11-23T00:00", "11-24T00:00", 6),
        ([slot(), slot("08:00", "12:00")], "11-23T00:00", "11-24T00:00", 24),
        ([slot("08:00", "08:00", [0])], "11-23T00:00", "11-25T00:00", 24),
        # One hour less and one hour more on the nights when clocks change.
        ([slot()], "03-29T00:00", "03-30T00:00", 23),
        ([slot()], "10-25T00:00", "10-26T00:00", 25),
        ([slot("22:00", "06:00", [5])], "03-28T12:00", "03-29T12:00", 7),
    ],
)  # fmt: skip
def test_programme_missed_counts_each_hour_once(slots, since, until, hours):
    assert missed(slots, moment(since), moment(until)) == timedelta(hours=hours)


def test_screens_by_their_sign_take_one_query_when_they_are_known(
    db, time_machine, django_assert_num_queries
):
    time_machine.move_to("2026-11-23T12:00:00+01:00", tick=False)
    now, programme = timezone.now(), [part("08:00", "20:00")]
    ScreenFactory(seen_at=now - timedelta(minutes=40))
    mute = ScreenFactory(seen_at=now - timedelta(minutes=40), programme=programme)
    new = ScreenFactory(programme=programme)
    keys_of("heard", now)

    with django_assert_num_queries(2):
        assert keys_of("silent", now) == [mute.pk]
    assert keys_of("never", now) == [new.pk]
