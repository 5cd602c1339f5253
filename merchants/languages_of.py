"""The other languages of a fiche that a merchant made: the same page, until translated."""

from typing import Any

from django.dispatch import receiver

from wagtail.models import Locale
from wagtail.signals import page_published

from core import languages
from merchants.claiming.opening import SOURCE
from shops.models import ShopIndexPage, ShopPage


def follow(page: ShopPage) -> list[ShopPage]:
    """Make the aliases that are missing of a French fiche; those that were made.

    An alias shows what is published in French and goes when that goes; trade and
    district stand on it in its own language.
    """
    if page.locale.language_code != languages.SOURCE or page.alias_of_id:
        return []
    there = ShopPage.objects.filter(translation_key=page.translation_key)
    known = set(there.values_list("locale__language_code", flat=True))
    sections = ShopIndexPage.objects.values_list("locale", flat=True)
    wanted = Locale.objects.filter(pk__in=list(sections))
    missing = wanted.exclude(language_code__in=known)
    return [page.copy_for_translation(locale, alias=True) for locale in missing]


@receiver(page_published, sender=ShopPage)
def fiche_published(instance: ShopPage, **kwargs: Any) -> None:
    """The first publication of a fiche that was made in the room."""
    if instance.shop.source == SOURCE:
        follow(instance)
