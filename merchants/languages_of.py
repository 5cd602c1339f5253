"""The other languages of what merchants write: the same page, until translated."""

from typing import Any

from django.dispatch import receiver

from wagtail.models import Locale, Page
from wagtail.signals import page_published

from core import languages
from merchants.claiming.opening import SOURCE
from shops.models import ShopIndexPage, ShopPage


def follow(page: Page, index: type[Page]) -> list[Page]:
    """Make the aliases that are missing of a French page below an index of that type.

    An alias shows what is published in French and goes when that goes; trade and
    district stand on it in its own language. Returns those that were made.
    """
    if page.locale.language_code != languages.SOURCE or page.alias_of_id:
        return []
    there = Page.objects.filter(translation_key=page.translation_key)
    known = set(there.values_list("locale__language_code", flat=True))
    sections = index._default_manager.values_list("locale", flat=True)
    wanted = Locale.objects.filter(pk__in=list(sections))
    missing = wanted.exclude(language_code__in=known)
    return [page.copy_for_translation(locale, alias=True) for locale in missing]


@receiver(page_published, sender=ShopPage)
def fiche_published(instance: ShopPage, **kwargs: Any) -> None:
    """The first publication of a fiche that was made in the room."""
    if instance.shop.source == SOURCE:
        follow(instance, ShopIndexPage)
