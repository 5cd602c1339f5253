"""The events and records there are, as the merging compares them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from events.choices import ImportState, TwinState
from events.feeds import facts
from events.feeds.entry import Entry
from events.feeds.matching import Index, Traits, traits
from events.models import (
    EventDate,
    EventPage,
    EventRecord,
    EventSource,
    EventTwins,
    ImportedEvent,
)

# What ended before is compared with nothing any more.
JUST_OVER = timedelta(days=1)
CHUNK = 500
MOST_PROPOSED = 5
COLUMNS = (
    *("translation_key", "title", "live", "venue_words", "location"),
    *("place__name", "place__lng", "place__lat"),
)


def records_of(source: EventSource) -> dict[str, EventRecord]:
    """The records of a source by number, without what they say; one query."""
    found = source.records.only("external_id", "digest", "missing_since", "event_id")
    return {record.external_id: record for record in found.iterator()}


def shared(identities: Iterable[str]) -> dict[str, int]:
    """The events of identities that other feeds, or other numbers, brought along."""
    wanted = sorted({identity for identity in identities if identity})
    found: dict[str, int] = {}
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        rows = EventRecord.objects.filter(identity__in=part)
        found |= dict(rows.values_list("identity", "event_id"))
    return found


def traits_of(entries: Sequence[Entry], key: UUID | None = None) -> Traits:
    """What is compared of an event that no page shows yet."""
    where = facts.where(entries)
    return traits(
        [facts.line(words) for entry in entries for words in entry.title.values()],
        [when.starts_at for when in facts.times(entries)],
        [where.name],
        where.point,
        key,
    )


def index(now: datetime) -> Index:
    """All events that are not over, whoever made them; four queries."""
    coming = EventDate.objects.filter(ends_at__gt=now - JUST_OVER)
    keys = coming.values("event__translation_key")
    pages = EventPage.objects.filter(translation_key__in=keys)
    return Index(_compared(pages, coming))


def _compared(
    pages: QuerySet[EventPage], coming: QuerySet[EventDate]
) -> Iterator[Traits]:
    """What is compared of the events of these pages.

    Left out are those that were merged into another one: they are only kept so that
    an editor can take that back.
    """
    rows: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *row in pages.values_list(*COLUMNS):
        rows[key].append(tuple(row))
    starts: dict[UUID, set[datetime]] = defaultdict(set)
    for key, at in coming.values_list("event__translation_key", "starts_at").distinct():
        starts[key].add(at)
    ids = _ids(rows)
    merged = _merged()
    for key, languages in rows.items():
        is_live = any(row[1] for row in languages)
        if is_live or ids.get(key) or key not in merged:
            yield _traits(key, languages, starts[key], ids.get(key, set()))


def _traits(
    key: UUID,
    rows: list[tuple[Any, ...]],
    starts: set[datetime],
    ids: set[tuple[int, str]],
) -> Traits:
    _title, _live, venue, location, place, lng, lat = rows[0]
    point = (lng, lat) if lng is not None else None
    if point is None and location:
        point = tuple(location["coordinates"][:2])
    # "La Condition Publique, 14 place Faidherbe": the name comes before the comma.
    venues = [place or "", venue, venue.split(",")[0]]
    found = traits([row[0] for row in rows], starts, venues, point, key)
    found.ids = ids
    return found


def _ids(keys: Iterable[UUID]) -> dict[UUID, set[tuple[int, str]]]:
    """The records of events, as (source, number), by key."""
    wanted = set(keys)
    found = EventRecord.objects.filter(event__translation_key__in=wanted)
    if len(wanted) > CHUNK:
        found = EventRecord.objects.all()
    ids: dict[UUID, set[tuple[int, str]]] = defaultdict(set)
    columns = ("event__translation_key", "source_id", "external_id")
    for key, source_id, number in found.values_list(*columns):
        if key in wanted:
            ids[key].add((source_id, number))
    return ids


def _merged() -> set[UUID]:
    """Keys of events that an editor made one of."""
    pairs = EventTwins.objects.filter(state=TwinState.MERGED)
    return {k for pair in pairs.values_list("first_key", "second_key") for k in pair}


def imported(key: UUID, now: datetime) -> ImportedEvent:
    """The imported event of a key; of one that editors made, begun without words."""
    event, _made = ImportedEvent.objects.get_or_create(
        translation_key=key,
        defaults={"state": ImportState.PUBLISHED, "made_at": now},
    )
    return event


def propose(
    event: Traits, likely: Iterable[tuple[Traits, float]], now: datetime
) -> None:
    """Put pairs before an editor, unless one decided on them already."""
    best = sorted(likely, key=lambda pair: -pair[1])[:MOST_PROPOSED]
    keys = [other.key for other, _alike in best]
    refused = set(
        ImportedEvent.objects.filter(
            translation_key__in=[event.key, *keys], state=ImportState.REFUSED
        ).values_list("translation_key", flat=True)
    )
    for other, alike in best:
        if not {event.key, other.key} & refused:
            first, second = EventTwins.in_order(event.key, other.key)
            EventTwins.objects.get_or_create(
                first_key=first,
                second_key=second,
                defaults={"likeness": alike, "found_at": now},
            )
