"""What editors have to look at: events that wait, and those that sources contradict."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from events.choices import EventStatus, ImportState, TwinState
from events.feeds import facts, missing
from events.feeds.merging import told_of
from events.models import (
    EventDate,
    EventPage,
    EventRecord,
    EventTwins,
    ImportedEvent,
)

MOST_CHECKS = 50


@dataclass(frozen=True, slots=True)
class Check:
    """An event that is online, and what its sources say."""

    key: UUID
    words: str


def coming(state: str, now: datetime) -> QuerySet[ImportedEvent]:
    """Imported events of a state with a date to come, the soonest first."""
    dates = EventDate.objects.filter(
        event__translation_key=OuterRef("translation_key"), ends_at__gt=now
    ).order_by("starts_at")
    told = EventRecord.objects.filter(event=OuterRef("pk"))
    found = ImportedEvent.objects.filter(Exists(told), state=state)
    found = found.annotate(first_at=Subquery(dates.values("starts_at")[:1]))
    return found.filter(first_at__isnull=False).order_by("first_at", "pk")


def waiting(now: datetime) -> QuerySet[ImportedEvent]:
    """What nobody has read yet."""
    return coming(ImportState.WAITING, now)


def to_check(now: datetime) -> list[Check]:
    """Events that no source announces any more, or of which one says otherwise."""
    gone = missing.gone(now)
    told = _told_otherwise(now)
    status = _statuses([event.translation_key for event in [*gone, *told]])
    checks = {
        event.translation_key: _("Not announced any more by its source.")
        for event in gone
        if status.get(event.translation_key, "") != EventStatus.CANCELLED
    }
    for event in told:
        key, said = event.translation_key, told_status(event)
        if status.get(key, said) != said:
            words = _("A source says: %(status)s.")
            checks.setdefault(key, words % {"status": EventStatus(said).label})
    return [Check(key, words) for key, words in checks.items()][:MOST_CHECKS]


def _told_otherwise(now: datetime) -> QuerySet[ImportedEvent]:
    """Events that a source does not tell as planned."""
    records = EventRecord.objects.filter(event=OuterRef("pk"))
    grave = records.exclude(entry__status=EventStatus.SCHEDULED.value)
    found = coming(ImportState.PUBLISHED, now).filter(Exists(grave))
    return found.prefetch_related("records__source")


def told_status(event: ImportedEvent) -> str:
    """The status that the sources of an event tell together."""
    return facts.status(told_of(event.records.all()).entries)


def _statuses(keys: list[UUID]) -> dict[UUID, str]:
    """What the pages of events say, the French one of each; one query."""
    pages = EventPage.objects.filter(translation_key__in=keys).order_by("-pk")
    return dict(pages.values_list("translation_key", "status"))


def open_pairs(now: datetime) -> QuerySet[EventTwins]:
    """Possible duplicates to decide on: both are there and to come, neither refused."""
    pairs = EventTwins.objects.filter(state=TwinState.OPEN)
    for side in ("first_key", "second_key"):
        key = OuterRef(side)
        pages = EventPage.objects.filter(translation_key=key, dates__ends_at__gt=now)
        told = EventRecord.objects.filter(event__translation_key=key)
        refused = ImportedEvent.objects.filter(
            translation_key=key, state=ImportState.REFUSED
        )
        there = Q(Exists(pages.filter(live=True))) | Q(Exists(told))
        pairs = pairs.filter(Exists(pages), there, ~Exists(refused))
    return pairs.order_by("-likeness", "pk")
