"""Fiches and places follow the facts of their shop and the names they show."""

from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from core import prepared, versions
from core.tasks import prepare_family
from moderation.submission import follow
from places.models import District, Place, Territory
from places.services import show_page
from shops.models import Shop, ShopCategory, ShopPage

versions.watch(Shop, ShopCategory)


def prepare_fiches(**lookup: Any) -> None:
    """Prepare again the fiches that a change of facts or names touches."""
    with prepared.told_once():
        for key in families(**lookup):
            prepare_family.enqueue(str(key))


def families(**lookup: Any) -> list[UUID]:
    """The fiches that a change touches; one query."""
    keys = ShopPage.objects.filter(**lookup).values_list("translation_key", flat=True)
    return list(keys.order_by().distinct())


@receiver(post_save, sender=Shop)
def shop_changed(
    instance: Shop, created: bool, update_fields: Any = None, **kwargs: Any
) -> None:
    """Another category, another place: the fiche shows it; another union reads it."""
    if created:
        return
    prepare_fiches(shop=instance)
    if update_fields is None or "union" in update_fields:
        follow(instance)


@receiver(post_save, sender=Place)
def place_changed(
    instance: Place, created: bool, update_fields: Any = None, **kwargs: Any
) -> None:
    """Another district: the fiche shows it. Hours are read from the place itself."""
    if not created and not update_fields:
        prepare_fiches(shop__place=instance)


@receiver(post_save, sender=ShopCategory)
def category_changed(instance: ShopCategory, **kwargs: Any) -> None:
    """Another name of the trade, or its first one in a language."""
    prepare_fiches(shop__category__translation_key=instance.translation_key)


@receiver(post_save, sender=District)
def district_changed(instance: District, **kwargs: Any) -> None:
    """Another name of the district, or its first one in a language."""
    prepare_fiches(shop__place__district__translation_key=instance.translation_key)


@receiver(post_save, sender=Territory)
def territory_changed(instance: Territory, **kwargs: Any) -> None:
    """Another name of the territory: thousands of fiches are found by it."""
    key = instance.translation_key
    keys = families(shop__place__district__territory__translation_key=key)
    if keys:
        prepared.tell(keys)


@receiver(post_delete, sender=ShopPage)
def fiche_deleted(instance: ShopPage, **kwargs: Any) -> None:
    """The place forgets a fiche that is gone."""
    show_page(instance.shop.place_id, instance.locale.language_code, None)
