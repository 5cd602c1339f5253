"""What follows when an event is published, and when a source changes or goes."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from wagtail.signals import page_published

from events.feeds import reviewing, shown
from events.models import EventRecord, EventSource

page_published.connect(reviewing.page_published, dispatch_uid="events.published")


@receiver(post_save, sender=EventSource)
def source_changed(instance: EventSource, created: bool, **kwargs: Any) -> None:
    """Its name, page or licence may be another one: its events show them."""
    if not created:
        _show_again(instance)


@receiver(pre_delete, sender=EventSource)
def source_goes(instance: EventSource, **kwargs: Any) -> None:
    """Its events stay, and name it no longer."""
    _show_again(instance)


def _show_again(source: EventSource) -> None:
    keys = list(_keys(source))
    if keys:
        transaction.on_commit(partial(shown.write_again, keys))


def _keys(source: EventSource) -> Iterable[UUID]:
    found = EventRecord.objects.filter(source=source)
    return found.values_list("event__translation_key", flat=True).distinct()
