"""Navigation follows the pages it links to."""

from typing import Any

from django.db.models.signals import post_delete

from wagtail.models import Page
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from core import versions
from home.models import Navigation

versions.watch(Navigation)


def linked_page_changed(instance: Any, **kwargs: Any) -> None:
    """Prepare the links again: a label or an address may have changed."""
    for navigation in Navigation.objects.select_related("locale"):
        navigation.save(update_fields=["prepared"])


for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
    signal.connect(linked_page_changed, dispatch_uid=f"home.navigation.{id(signal)}")
post_delete.connect(
    linked_page_changed, sender=Page, dispatch_uid="home.navigation.deleted"
)
