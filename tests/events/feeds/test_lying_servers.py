"""Servers that lie, from the socket to the health page: what was read before stays."""

import gzip
from functools import partial

from django.urls import reverse

import pytest

from events.feeds import fetcher, reading, reasons
from events.models import EventPage, EventSource, SourceRun
from tests.events.feeds.feeding import entry, source, visit, visit_with
from tests.events.liars import HERE, SHORT_S, hangs, lying, says
from tests.factories import UserFactory

pytestmark = pytest.mark.any_database

OK = "200 OK"
HTML = b"<!doctype html><title>Maintenance</title>"
LIES = {
    "hanging": (hangs, "hanging"),
    "50 MB": (says(OK, body=b"x" * 50_000_000), "too_large"),
    "bomb": (
        says(OK, "Content-Encoding: gzip", body=gzip.compress(b"0" * 50_000_000)),
        "too_large",
    ),
    "redirect inward": (says("302 Found", "Location: http://10.0.0.1/"), "inward"),
    "HTML with 200": (says(OK, "Content-Type: text/html", body=HTML), "html"),
    "empty object": (says(OK, body=b"{}"), "empty_object"),
    "wrong charset": (says(OK, body=b'{"total": 1, "events": ["\xe9"]}'), "encoding"),
    "closed half-way": (says(OK, body=b'{"events": [', length=900), "cut"),
    "busy": (says("429 Too Many", "Retry-After: 7200"), "busy"),
    "broken": (says("503 Away"), "broken"),
}


def get_here(url, **about):
    """The fetcher, in a hurry, with this machine let in."""
    return fetcher.get(url, **{**about, "allow": HERE, "deadline_s": SHORT_S})


@pytest.fixture
def feed(db):
    """A source that was read well once: one event online."""
    made = source(name="Agenda de la ville")
    visit(made, entry())
    return made


@pytest.mark.parametrize("name", LIES)
def test_lie_keeps_what_was_read_and_is_one_line_of_the_health_page(client, feed, name):
    speak, code = LIES[name]
    good_at = EventSource.objects.get(pk=feed.pk).last_good_at

    with lying(speak) as liar:
        EventSource.objects.filter(pk=feed.pk).update(url=liar.url)
        visit_with(feed, partial(reading.read, get=get_here))

    feed.refresh_from_db()
    run = SourceRun.objects.filter(source=feed).latest("pk")
    assert (run.outcome, run.fault, feed.fault) == ("failed", code, code)
    assert (feed.failures, feed.last_good_at) == (1, good_at)
    assert EventPage.objects.filter(live=True).count() == 3
    client.force_login(UserFactory(is_superuser=True))
    shown = client.get(reverse("events_health")).content.decode()
    assert shown.count(str(reasons.words(code))) >= 1
