"""What editors decide on events from feeds: online, refused, and back."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from core import prepared
from events.choices import ImportState
from events.models import EventPage, ImportedEvent


def publish(event: ImportedEvent, user: Any) -> bool:
    """Put a waiting event online in every language; False when somebody was faster.

    `user` is None when the event is told by a trusted source.
    """
    if not _decide(event, ImportState.WAITING, ImportState.PUBLISHED, user):
        return False
    with prepared.gathered():
        for page in pages_of(event.translation_key):
            revision = page.get_latest_revision() or page.save_revision(user=user)
            revision.publish(user=user)
    return True


def refuse(event: ImportedEvent, user: Any) -> bool:
    """Keep a waiting event away, also at the next visits; False when too late."""
    return _decide(event, ImportState.WAITING, ImportState.REFUSED, user)


def take_back(event: ImportedEvent, user: Any) -> bool:
    """Let a refused event wait again; False when too late."""
    return _decide(event, ImportState.REFUSED, ImportState.WAITING, user)


def page_published(instance: Any, **kwargs: Any) -> None:
    """An editor published one of its pages by hand: the event waits no longer."""
    if isinstance(instance, EventPage):
        waiting = ImportedEvent.objects.filter(
            translation_key=instance.translation_key
        ).exclude(state=ImportState.PUBLISHED)
        waiting.update(state=ImportState.PUBLISHED, decided_at=timezone.now())


def pages_of(key: UUID) -> list[EventPage]:
    """The pages of an event, the French one first."""
    found = EventPage.objects.filter(translation_key=key).select_related("locale")
    return sorted(found, key=lambda page: page.locale.language_code != "fr")


@transaction.atomic
def _decide(event: ImportedEvent, before: str, after: str, user: Any) -> bool:
    """Only one of several clicks at the same moment decides."""
    now = None if after == ImportState.WAITING else timezone.now()
    asked = ImportedEvent.objects.filter(pk=event.pk, state=before)
    values = {"state": after, "decided_at": now, "decided_by": user}
    if not asked.update(**values):
        return False
    for name, value in values.items():
        setattr(event, name, value)
    return True
