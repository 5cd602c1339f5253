"""What must be prepared again when a page or a picture changes."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from core.models import BasePage, PortalImage
from core.prepared import page_models
from core.tasks import prepare_family


def page_changed(instance: Any, **kwargs: Any) -> None:
    """A page went live, went away, moved or got another address."""
    if isinstance(instance, BasePage):
        prepare_family.enqueue(str(instance.translation_key))


def page_created(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A page was made live by code or as a copy, without being published."""
    if created and not raw and isinstance(instance, BasePage) and instance.live:
        prepare_family.enqueue(str(instance.translation_key))


for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
    signal.connect(page_changed, dispatch_uid=f"core.prepared.{id(signal)}")
post_delete.connect(page_changed, dispatch_uid="core.prepared.deleted")
post_save.connect(page_created, dispatch_uid="core.prepared.created")


@receiver(post_save, sender=PortalImage)
def picture_changed(instance: PortalImage, created: bool, **kwargs: Any) -> None:
    """A picture got another file, focal point or credit."""
    if created:
        return
    for model in page_models():
        keys = model.objects.filter(picture=instance).values_list("translation_key")
        for (key,) in keys.distinct():
            prepare_family.enqueue(str(key))
