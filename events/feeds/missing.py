"""What a source no longer announces: nothing is deleted, an editor is told."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from events.choices import ImportState, RunOutcome
from events.models import (
    EventDate,
    EventRecord,
    EventSource,
    ImportedEvent,
    SourceRun,
)

CHUNK = 500
LONG_AGO = timedelta(hours=72)
ENOUGH_READINGS = 3


def mark(source: EventSource, seen: set[str], at: datetime) -> bool:
    """Note which coming events a complete reading no longer has; whether it is poor.

    A reading is poor when more than half of them are missing.
    """
    coming = list(
        EventRecord.objects.filter(_is_coming("event__translation_key", at))
        .filter(source=source)
        .values_list("pk", "external_id", "missing_since")
    )
    lost = [row for row in coming if row[1] not in seen]
    new = [pk for pk, _number, since in lost if since is None]
    for start in range(0, len(new), CHUNK):
        rows = EventRecord.objects.filter(pk__in=new[start : start + CHUNK])
        # While a record is there it was seen at the last good visit of its source.
        rows.update(missing_since=at, last_seen_at=source.last_good_at or at)
    return 2 * len(lost) > len(coming)


def gone(now: datetime) -> list[ImportedEvent]:
    """Coming events that no source announces any more, for long enough to be sure."""
    there = EventRecord.objects.filter(event=OuterRef("pk"), missing_since=None)
    once = EventRecord.objects.filter(event=OuterRef("pk"))
    events = (
        ImportedEvent.objects.filter(Exists(once), ~Exists(there))
        .filter(_is_coming("translation_key", now))
        .exclude(state=ImportState.REFUSED)
        .prefetch_related("records__source")
    )
    return [event for event in events if _is_long_gone(event, now)]


def _is_long_gone(event: ImportedEvent, now: datetime) -> bool:
    return all(
        now - record.missing_since >= LONG_AGO
        or _readings_without(record) >= ENOUGH_READINGS
        for record in event.records.all()
    )


def _readings_without(record: EventRecord) -> int:
    """How many complete readings of its source did not have it."""
    whole = (RunOutcome.GOOD, RunOutcome.UNCHANGED)
    runs = SourceRun.objects.filter(source=record.source_id, outcome__in=whole)
    return runs.filter(began_at__gte=record.missing_since).count()


def _is_coming(column: str, at: datetime) -> Exists:
    """Whether an event still has a date that is to come."""
    dates = EventDate.objects.filter(
        event__translation_key=OuterRef(column), ends_at__gt=at
    )
    return Exists(dates)
