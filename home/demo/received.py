"""Sources of events of the demonstration: invented, read once and never visited."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from events.feeds import visits
from events.feeds.entry import Batch, Entry, Refusal, Timing
from events.models import EventPage, EventSource, EventTwins, ImportedEvent
from home.demo.agenda import span
from home.demo.files import read
from home.demo.pages import Library


def make(library: Library) -> int:
    """Make the sources that do not exist yet, and let each tell what it has."""
    return sum(_make(facts) for facts in read("received")["source"])


def remove() -> None:
    """Take the sources away, and what is noted of their events."""
    for model in (EventTwins, ImportedEvent, EventSource):
        model.objects.all().delete()


def _make(facts: dict[str, Any]) -> bool:
    """One source after its only visit; False when it is there."""
    names = ("kind", "url", "homepage_url", "licence", "default_kind")
    source, made = EventSource.objects.get_or_create(
        name=facts["name"], defaults={name: facts[name] for name in names}
    )
    if made:
        refusals = [
            Refusal(row["number"], row["title"], row["reason"])
            for row in facts.get("refusal", [])
        ]
        entries = [_entry(row) for row in facts["entry"]]
        batch = Batch(tuple(entries), tuple(refusals))
        visits.visit(source, lambda source: batch)
        EventSource.objects.filter(pk=source.pk).update(is_active=False)
        keys = source.records.values("event__translation_key")
        EventPage.objects.filter(translation_key__in=keys).update(is_demo=True)
    return made


def _entry(row: dict[str, Any]) -> Entry:
    """An entry of its own, or one that repeats an event of the demonstration."""
    if "like" in row:
        return _like(EventPage.objects.filter(slug=row["like"]).earliest("pk"), row)
    today = timezone.localdate()
    starts_at, ends_at, _all_day = span(row, today)
    return Entry(
        external_id=row["number"],
        title={"fr": row["title"]},
        timings=(Timing(starts_at, ends_at),),
        summary={"fr": row["summary"]},
        texts={"fr": row["text"]},
        venue_name=row["venue_name"],
        city=row["city"],
        lat=row["lat"],
        lng=row["lng"],
        updated_at=timezone.now() - timedelta(hours=3),
    )


def _like(page: EventPage, row: dict[str, Any]) -> Entry:
    lng, lat = page.point
    return Entry(
        external_id=row["number"],
        title={"fr": row.get("title", page.title)},
        timings=tuple(
            Timing(when.starts_at, when.ends_at, when.all_day)
            for when in page.times.all()
        ),
        venue_name=page.place_words,
        lat=lat,
        lng=lng,
        updated_at=timezone.now() - timedelta(hours=3),
    )
