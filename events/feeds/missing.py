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
    readings: dict[tuple[int, datetime], int] = {}
    return [event for event in events if _is_long_gone(event, now, readings)]


def _is_long_gone(
    event: ImportedEvent, now: datetime, readings: dict[tuple[int, datetime], int]
) -> bool:
    """Whether each of its sources lacks it for long; `readings` are counted once."""
    for record in event.records.all():
        if now - record.missing_since >= LONG_AGO:
            continue
        key = (record.source_id, record.missing_since)
        if key not in readings:
            readings[key] = _readings_since(*key)
        if readings[key] < ENOUGH_READINGS:
            return False
    return True


def _readings_since(source_id: int, at: datetime) -> int:
    """How many complete readings of a source there were from a moment on."""
    whole = (RunOutcome.GOOD, RunOutcome.UNCHANGED)
    runs = SourceRun.objects.filter(source=source_id, outcome__in=whole)
    return runs.filter(began_at__gte=at).count()


def _is_coming(column: str, at: datetime) -> Exists:
    """Whether an event still has a date that is to come."""
    dates = EventDate.objects.filter(
        event__translation_key=OuterRef(column), ends_at__gt=at
    )
    return Exists(dates)
