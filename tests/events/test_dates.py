"""The rows that the agenda lists: written when times change, and each night."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from core import versions
from events.calendar import write_dates
from events.days import wall
from events.jobs import go_on_repeating
from events.models import EventDate, EventPage, EventTime
from tests.factories import EventPageFactory, evening

WEDNESDAY = "2026-11-25T10:00:00+01:00"


@pytest.fixture
def market(db, time_machine):
    """A market on Sundays, without end."""
    time_machine.move_to(WEDNESDAY, tick=False)
    event = EventPageFactory(title="Marché", slug="marche")
    starts_at, ends_at = evening("2026-11-29", "08:00", hours=5)
    EventTime.objects.create(
        event=event, starts_at=starts_at, ends_at=ends_at, repeat="weekly"
    )
    return event


def days_of(event):
    return [f"{wall(when.starts_at):%Y-%m-%d %H}" for when in event.dates.all()]


def reread(event):
    return EventPage.objects.get(pk=event.pk)


def test_dates_follow_the_times_and_stay_the_same_rows(market):
    assert write_dates(market) == 57
    rows = set(market.dates.values_list("pk", flat=True))
    number = versions.current()

    with CaptureQueriesContext(connection) as queries:
        assert write_dates(reread(market)) == 0

    assert len(queries) == 3  # the page, its times, its dates
    assert versions.current() == number
    assert set(market.dates.values_list("pk", flat=True)) == rows
    assert days_of(market)[:2] == ["2026-11-29 08", "2026-12-06 08"]


def test_changed_times_change_only_what_differs_and_say_so(market):
    write_dates(market)
    kept = market.dates.get(starts_at=evening("2026-12-06", "08:00")[0]).pk
    market.times.update(until=date(2026, 12, 13), except_on=["2026-11-29"])
    number = versions.current()

    assert write_dates(reread(market)) == 55

    assert days_of(market) == ["2026-12-06 08", "2026-12-13 08"]
    assert market.dates.filter(pk=kept).exists()
    assert versions.current() > number


def test_rows_that_are_twice_there_become_one(market):
    write_dates(market)
    first = market.dates.first()
    EventDate.objects.create(
        event=market, starts_at=first.starts_at, ends_at=first.ends_at
    )

    assert write_dates(reread(market)) == 1
    assert market.dates.count() == 57


def test_each_night_what_repeats_without_end_goes_on(market, time_machine):
    once = EventPageFactory(dates=[evening("2026-11-28")])
    write_dates(market)
    time_machine.shift(timedelta(weeks=2))
    number = versions.current()

    assert go_on_repeating() == 2
    assert market.dates.count() == 59
    assert once.dates.count() == 1
    assert versions.current() > number
    assert go_on_repeating() == 0


def test_publishing_writes_the_dates_of_the_times(market):
    market.times.first().delete()
    page = reread(market)
    starts_at, ends_at = evening("2026-12-24")
    page.times.add(EventTime(starts_at=starts_at, ends_at=ends_at))
    page.save_revision().publish()

    assert days_of(market) == ["2026-12-24 20"]
