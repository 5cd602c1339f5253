"""Walks and places follow each other."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from core import versions
from core.models import BasePage, PortalImage
from core.signals import prepare_families
from core.tasks import prepare_family
from places.many import places_made
from places.models import District, Place
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
    keys = model.objects.filter(**lookup).values_list("translation_key", flat=True)
    for key in keys.order_by().distinct():
        prepare_family.enqueue(str(key))


@receiver(post_save, sender=District)
def district_changed(instance: District, created: bool, **kwargs: Any) -> None:
    """Another name of the district, in whichever language."""
    if not created:
        key = instance.translation_key
        prepare_pages(SightPage, place__district__translation_key=key)


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
