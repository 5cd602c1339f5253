"""Walks and places follow each other."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from core import prepared, versions
from core.models import BasePage, PortalImage
from core.signals import prepare_families
from core.tasks import prepare_family
from places.many import places_made
from places.models import District, Place, Territory
from places.services import show_page
from walks.many import find_walks_past_many
from walks.models import SightPage, WalkPage, WalkStep
from walks.tasks import find_walks_past

versions.watch(WalkStep)


@receiver(post_save, sender=Place)
def place_changed(
    instance: Place, update_fields: Any = None, raw: bool = False, **kwargs: Any
) -> None:
    """A place appeared or moved: which walks pass it, what its pages and maps show."""
    if update_fields or raw:
        return
    find_walks_past.enqueue(instance.pk)
    prepare_pages(SightPage, place=instance)
    prepare_pages(WalkPage, steps__place=instance)


@receiver(places_made, sender=Place)
def places_appeared(places: list[Place], **kwargs: Any) -> None:
    """Many new places at once: which walks pass them. No page shows them yet."""
    find_walks_past_many(places)


def prepare_pages(model: type[BasePage], **lookup: Any) -> None:
    """Prepare again the sights or walks that a change touches."""
    with prepared.told_once():
        for key in families(model, **lookup):
            prepare_family.enqueue(str(key))


def families(model: type[BasePage], **lookup: Any) -> list[UUID]:
    """The sights or walks that a change touches; one query."""
    keys = model.objects.filter(**lookup).values_list("translation_key", flat=True)
    return list(keys.order_by().distinct())


def tell(district: dict[str, Any]) -> None:
    """Have what is searched of the sights and walks of some districts written again."""
    at = {f"place__district__{name}": value for name, value in district.items()}
    past = {f"steps__{name}": value for name, value in at.items()}
    keys = [*families(SightPage, **at), *families(WalkPage, **past)]
    if keys:
        prepared.tell(keys)


@receiver(post_save, sender=District)
def district_changed(instance: District, **kwargs: Any) -> None:
    """Another name of the district, or its first one in a language."""
    key = instance.translation_key
    prepare_pages(SightPage, place__district__translation_key=key)
    tell({"translation_key": key})


@receiver(post_save, sender=Territory)
def territory_changed(instance: Territory, **kwargs: Any) -> None:
    """Another name of the territory: its sights and walks are found by it."""
    tell({"territory__translation_key": instance.translation_key})


@receiver(pre_delete, sender=Place)
def place_goes(instance: Place, **kwargs: Any) -> None:
    """Walks stay, with steps that are no longer at a place."""
    keys = families(WalkPage, steps__place=instance)
    if keys:
        transaction.on_commit(partial(prepare_families, keys))


@receiver([post_save, pre_delete], sender=PortalImage)
def step_picture_changed(
    instance: PortalImage, created: bool = False, **kwargs: Any
) -> None:
    """The picture of a step got another file or goes: found while it is still there."""
    if created:
        return
    steps = WalkPage.objects.filter(steps__picture=instance).order_by()
    keys = set(steps.values_list("translation_key", flat=True))
    if keys:
        transaction.on_commit(partial(prepare_families, keys))


@receiver(post_delete, sender=SightPage)
def sight_deleted(instance: SightPage, **kwargs: Any) -> None:
    """The place forgets a page that is gone."""
    show_page(instance.place_id, instance.locale.language_code, None)
