"""Two events that are one, or not: what an editor decides, and takes back."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.contrib.redirects.models import Redirect

from core import audit, prepared
from core.models import AuditEntry
from events.choices import ImportState, TwinState
from events.feeds import known, merging, reviewing
from events.feeds.pages import Press
from events.feeds.reviewing import pages_of
from events.models import (
    EventDate,
    EventPage,
    EventRecord,
    EventTwins,
    ImportedEvent,
)

MERGED, PARTED = "event_twins.merged", "event_twins.parted"


def keep_apart(pair: EventTwins, user: Any) -> bool:
    """These are two events; nobody is asked again. False when somebody was faster."""
    return _decide(pair, TwinState.OPEN, TwinState.APART, user)


def merge(pair: EventTwins, kept: UUID, user: Any) -> bool:
    """Make one event of two: False when somebody was faster.

    What sources tell of the other one goes to the kept one; its pages go offline and
    lead to the kept ones.
    """
    other = pair.second_key if kept == pair.first_key else pair.first_key
    with transaction.atomic(), prepared.gathered():
        if not _decide(pair, TwinState.OPEN, TwinState.MERGED, user):
            return False
        records = _move_records(other, kept)
        offline = _take_offline(other, kept, user)
        data = {"kept": str(kept), "records": records, "pages": offline}
        audit.record(MERGED, pair, user, **data)
        _tell_again(kept)
        event = ImportedEvent.objects.filter(translation_key=kept).first()
        if offline and event is not None:
            # What visitors could see stays visible.
            reviewing.publish(event, user)
    return True


def take_back(pair: EventTwins, user: Any) -> bool:
    """Undo the decision on a pair; it is open again. False when somebody was faster."""
    before = pair.state
    with transaction.atomic(), prepared.gathered():
        if before == TwinState.OPEN:
            return False
        if not _decide(pair, before, TwinState.OPEN, user):
            return False
        done = audit.entries(pair, [MERGED]).first()
        if before == TwinState.MERGED and done is not None:
            _part(pair, done, user)
    return True


def separate(record: EventRecord, user: Any) -> bool:
    """What one source tells is another event than the one it was put to.

    It becomes one of its own, as visible as the other; False when it is alone already.
    """
    event = record.event
    with transaction.atomic(), prepared.gathered():
        others = event.records.exclude(pk=record.pk)
        if event.written and not others.exists():
            return False
        new = _event_of(record, event)
        first, second = EventTwins.in_order(event.translation_key, new.translation_key)
        values = {"state": TwinState.APART, "decided_by": user}
        pair = EventTwins.objects.create(
            first_key=first,
            second_key=second,
            likeness=1.0,
            decided_at=timezone.now(),
            **values,
        )
        audit.record(PARTED, pair, user)
        _tell_again(event.translation_key)
        prepared.write_family(new.translation_key)
    return True


def _event_of(record: EventRecord, beside: ImportedEvent) -> ImportedEvent:
    """A new event of what one source tells, in the state of another one."""
    key, live = uuid4(), beside.state == ImportState.PUBLISHED
    written = Press().make(key, merging.told_of([record]), live=live)
    event = ImportedEvent.objects.create(
        translation_key=key, state=beside.state, written=written
    )
    EventRecord.objects.filter(pk=record.pk).update(event=event)
    return event


def united(now: datetime) -> QuerySet[EventRecord]:
    """Records that the portal put to an event that was there, the newest first."""
    earlier = EventRecord.objects.filter(event=OuterRef("event"), pk__lt=OuterRef("pk"))
    dates = EventDate.objects.filter(
        event__translation_key=OuterRef("event__translation_key"), ends_at__gt=now
    )
    found = EventRecord.objects.filter(
        Q(Exists(earlier)) | Q(event__written={}), Exists(dates)
    )
    return found.select_related("event", "source").order_by("-first_seen_at", "-pk")


def _part(pair: EventTwins, done: AuditEntry, user: Any) -> None:
    """Give the other event back what went to the kept one."""
    kept = UUID(done.data["kept"])
    other = pair.second_key if kept == pair.first_key else pair.first_key
    event = ImportedEvent.objects.filter(translation_key=other).first()
    if event is not None:
        moved = EventRecord.objects.filter(pk__in=done.data["records"])
        moved.update(event=event)
    for page in EventPage.objects.filter(pk__in=done.data["pages"], live=False):
        Redirect.objects.filter(old_path=_old_path(page)).delete()
        page.save_revision(user=user).publish(user=user)
    audit.record(PARTED, pair, user)
    _tell_again(kept)
    _tell_again(other)


def _move_records(other: UUID, kept: UUID) -> list[int]:
    """Numbers of the records that went from one event to the other."""
    records = EventRecord.objects.filter(event__translation_key=other)
    moved = list(records.values_list("pk", flat=True))
    if moved:
        event = known.imported(kept, timezone.now())
        EventRecord.objects.filter(pk__in=moved).update(event=event)
    return moved


def _take_offline(other: UUID, kept: UUID, user: Any) -> list[int]:
    """Numbers of the pages that went offline; each leads to its sister."""
    sisters = {page.locale_id: page for page in pages_of(kept)}
    offline = []
    for page in pages_of(other):
        if not page.live:
            continue
        if sister := sisters.get(page.locale_id):
            Redirect.objects.update_or_create(
                old_path=_old_path(page),
                site=None,
                defaults={"redirect_page": sister, "is_permanent": False},
            )
        page.unpublish(user=user)
        offline.append(page.pk)
    return offline


def _tell_again(key: UUID) -> None:
    """Write into an event what its sources tell of it now."""
    event = ImportedEvent.objects.filter(translation_key=key).first()
    rows = list(event.records.select_related("source")) if event else []
    if rows and event.written:
        merging.write(Press(), event, merging.told_of(rows))
    prepared.write_family(key)


def _old_path(page: EventPage) -> str:
    return str(Redirect.normalise_path(page.path_url))


def _decide(pair: EventTwins, before: str, after: str, user: Any) -> bool:
    """Only one of several clicks at the same moment decides."""
    now = None if after == TwinState.OPEN else timezone.now()
    values = {"state": after, "decided_at": now, "decided_by": user}
    asked = EventTwins.objects.filter(pk=pair.pk, state=before)
    if not asked.update(**values):
        return False
    for name, value in values.items():
        setattr(pair, name, value)
    return True


audit.words.update(
    {
        MERGED: lambda e: _("%(who)s made one event of two.") % {"who": audit.who(e)},
        PARTED: lambda e: _("%(who)s made two events again.") % {"who": audit.who(e)},
    }
)
