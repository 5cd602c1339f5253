"""The agenda costs the same number of queries for 3 dates and for 3,003."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from core import versions
from events.models import EventDate
from tests.factories import EventPageFactory, evening

FRIDAY = "2026-11-27T11:00:00+01:00"
ADDRESSES = [
    "/fr/agenda/",
    "/fr/agenda/?when=weekend",
    "/fr/agenda/?from=2026-11-27&to=2027-03-01&free=1&kind=concert",
    "/fr/agenda/?page=999999",
]


@pytest.fixture
def events(db, time_machine):
    """Three free concerts, on the three days that come."""
    time_machine.move_to(FRIDAY, tick=False)
    days = ("2026-11-27", "2026-11-28", "2026-11-29")
    return [EventPageFactory(dates=[evening(day)], is_free=True) for day in days]


def add_dates(events, number):
    starts_at, ends_at = evening("2026-11-27", "18:30")
    EventDate.objects.bulk_create(
        EventDate(
            event=events[n % len(events)],
            starts_at=starts_at + timedelta(hours=n),
            ends_at=ends_at + timedelta(hours=n),
        )
        for n in range(number)
    )
    versions.bump()


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert len(response.context["groups"]) > 0
    return len(queries)


def test_queries_are_the_same_for_three_dates_and_for_three_thousand(client, events):
    few = [queries_of(client, url) for url in ADDRESSES]
    add_dates(events, 3000)
    many = [queries_of(client, url) for url in ADDRESSES]

    assert few == many == [3] * len(ADDRESSES)
    # 121 days of 24 hours, without those before 18:30 today, and the three concerts.
    assert client.get(ADDRESSES[0]).context["pages"].total == -(-2889 // 24)


def test_pages_of_the_agenda_list_every_date_once_and_in_order(client, events):
    add_dates(events, 100)
    starts = []
    for number in range(1, 6):
        groups = client.get(f"/fr/agenda/?page={number}").context["groups"]
        starts += [
            (group["label"], card.hour, card.url)
            for group in groups
            for card in group["cards"]
        ]

    assert len(starts) == len(set(starts)) == 103
