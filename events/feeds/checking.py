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
    gone = [
        Check(event.translation_key, _("Not announced any more by its source."))
        for event in missing.gone(now)
        if _status_of(event.translation_key) != EventStatus.CANCELLED
    ]
    known = {check.key for check in gone}
    return gone + [check for check in _otherwise(now) if check.key not in known]


def _otherwise(now: datetime) -> list[Check]:
    """Events whose page does not say that they are cancelled, full, put off, moved."""
    grave = Exists(
        EventRecord.objects.filter(event=OuterRef("pk")).exclude(
            entry__status=EventStatus.SCHEDULED.value
        )
    )
    found = coming(ImportState.PUBLISHED, now).filter(grave)
    checks = []
    for event in found.prefetch_related("records__source"):
        told = facts.status(told_of(event.records.all()).entries)
        if _status_of(event.translation_key) not in (told, None):
            words = _("A source says: %(status)s.")
            status = EventStatus(told).label
            checks.append(Check(event.translation_key, words % {"status": status}))
    return checks


def _status_of(key: UUID) -> str | None:
    """What the page of an event says; None without a page."""
    pages = EventPage.objects.filter(translation_key=key).order_by("pk")
    return pages.values_list("status", flat=True).first()


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
