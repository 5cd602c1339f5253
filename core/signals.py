"""What must be prepared again when a page or a picture changes."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from core import prepared, versions
from core.models import BasePage, PortalImage
from core.prepared import page_models
from core.tasks import prepare_family


def page_changed(instance: Any, **kwargs: Any) -> None:
    """A page went live or went away."""
    if isinstance(instance, BasePage):
        prepare_family.enqueue(str(instance.translation_key))


def page_moved(instance: Page, **kwargs: Any) -> None:
    """A page got another address or place, with all that is below it."""
    below = Page.objects.descendant_of(instance, inclusive=True)
    prepare_families(below.values_list("translation_key", flat=True))


def page_created(
    instance: Any, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """A page was made live by code or as a copy, without being published."""
    if created and not raw and isinstance(instance, BasePage) and instance.live:
        prepare_family.enqueue(str(instance.translation_key))


@receiver(copy_for_translation_done)
def page_copied(target_obj: Any, **kwargs: Any) -> None:
    """A page appeared in another language: now with all that belongs to it."""
    if isinstance(target_obj, BasePage) and target_obj.live:
        prepare_family.enqueue(str(target_obj.translation_key))


versions.watch(*page_models(), PageViewRestriction)
for signal in (page_published, page_unpublished):
    signal.connect(page_changed, dispatch_uid=f"core.prepared.{id(signal)}")
for signal in (page_slug_changed, post_page_move):
    signal.connect(page_moved, dispatch_uid=f"core.prepared.{id(signal)}")
post_save.connect(page_created, dispatch_uid="core.prepared.created")


@receiver(post_delete, sender=Page)
def page_deleted(instance: Page, **kwargs: Any) -> None:
    """The row is gone; when the type's own row went, it still counted as live."""
    prepare_family.enqueue(str(instance.translation_key))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def privacy_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    """A page became private or public, with all that is below it."""
    below = Page.objects.descendant_of(instance.page, inclusive=True)
    keys = list(below.values_list("translation_key", flat=True))
    # A section can have thousands of pages: what is secret now is said first.
    prepared.tell(keys)
    prepare_families(keys)


@receiver(post_save, sender=PortalImage)
def picture_changed(instance: PortalImage, created: bool, **kwargs: Any) -> None:
    """A picture got another file, focal point or credit."""
    if not created:
        # The editors' form removes the old sizes only after it saved the picture.
        keys = families_with(instance)
        transaction.on_commit(partial(prepare_families, keys))


@receiver(pre_delete, sender=PortalImage)
def picture_deleted(instance: PortalImage, **kwargs: Any) -> None:
    """A picture goes: its pages are found while they still point to it."""
    transaction.on_commit(partial(prepare_families, families_with(instance)))


def families_with(image: PortalImage) -> set[UUID]:
    """Translation keys of the pages that show a picture on their card."""
    return {
        key
        for model in page_models()
        for key in model.objects.filter(picture=image).values_list(
            "translation_key", flat=True
        )
    }


def prepare_families(keys: Iterable[UUID]) -> None:
    """Have pages and their translations prepared again."""
    with prepared.told_once():
        for key in keys:
            prepare_family.enqueue(str(key))
