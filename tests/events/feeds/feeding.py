"""Entries, batches and sources for tests of feeds; a `read` that hands them out."""

from dataclasses import replace
from datetime import timedelta

from events.feeds import visits
from events.feeds.entry import Batch, Entry, Timing
from events.models import EventSource
from tests.factories import evening

NOW = "2026-11-27T11:00:00+01:00"
PISCINE = {"lat": 50.69229, "lng": 3.16782}


class Fault(Exception):
    """What the fetcher raises, as far as visits know it."""

    def __init__(self, code, retry_after_s=None):
        super().__init__(code)
        self.code, self.retry_after_s = code, retry_after_s


def source(name="Ville", **fields):
    """A trusted source that is due."""
    fields = {
        "kind": "openagenda",
        "url": "https://feeds.example.org/1",
        "is_trusted": True,
        "licence": "Licence Ouverte 2.0",
        "homepage_url": "https://www.example.org/",
        **fields,
    }
    return EventSource.objects.create(name=name, **fields)


def timing(day="2026-11-28", start="20:00", hours=2, **fields):
    """An evening."""
    return Timing(*evening(day, start, hours), **fields)


def entry(number="1", title="Concert de jazz", **fields):
    """A concert on Saturday evening at La Piscine; a title may be words by language."""
    fields = {
        "timings": (timing(),),
        "venue_name": "La Piscine",
        "city": "Roubaix",
        **PISCINE,
        **fields,
    }
    words = title if isinstance(title, dict) else {"fr": title}
    return Entry(external_id=number, title=words, **fields)


def batch(*entries, **fields):
    return Batch(entries=tuple(entries), **fields)


def visit(feed, *entries, **fields):
    """Visit a source now, due or not: it says these entries."""
    return visit_with(feed, lambda source: batch(*entries, **fields))


def visit_with(feed, read):
    feed.refresh_from_db()
    return visits.visit(feed, read)


def fails(code, retry_after_s=None):
    """A `read` that finds a fault."""

    def read(source):
        raise Fault(code, retry_after_s)

    return read


def counts(run):
    return run.made, run.changed, run.unchanged, run.refused


__all__ = [
    "NOW",
    "Fault",
    "batch",
    "counts",
    "entry",
    "fails",
    "replace",
    "source",
    "timedelta",
    "timing",
    "visit",
    "visit_with",
]
