"""What is searched of events follows the places where they happen."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from core import prepared
from events.models import EventPage
from places.models import District, Place, Territory
from places.services import page_shown


def families(**lookup: Any) -> list[UUID]:
    """The events that a change touches; one query."""
    keys = EventPage.objects.filter(**lookup).order_by()
    return list(keys.values_list("translation_key", flat=True).distinct())


def tell(**lookup: Any) -> None:
    """Have what is searched of some events written again."""
    keys = families(**lookup)
    if keys:
        prepared.tell(keys)


@receiver(post_save, sender=Place)
def place_changed(
    instance: Place, created: bool, update_fields: Any = None, **kwargs: Any
) -> None:
    """Another name, address or position."""
    if not created and not update_fields:
        tell(place=instance)


@receiver(page_shown)
def place_page_changed(place_id: int, **kwargs: Any) -> None:
    """The page about the place, whose title is the name of the place, changed."""
    tell(place=place_id)


@receiver(pre_delete, sender=Place)
def place_goes(instance: Place, **kwargs: Any) -> None:
    """Its events stay, and are nowhere: they are found while they still point to it."""
    keys = families(place=instance)
    if keys:
        transaction.on_commit(partial(prepared.tell, keys))


@receiver(post_save, sender=District)
def district_changed(instance: District, **kwargs: Any) -> None:
    """Another name of the district, in whichever language."""
    tell(place__district__translation_key=instance.translation_key)


@receiver(post_save, sender=Territory)
def territory_changed(instance: Territory, **kwargs: Any) -> None:
    """Another name of the territory, in whichever language."""
    key = instance.translation_key
    tell(place__district__territory__translation_key=key)
