"""Writes to places."""

from typing import Any

from django.dispatch import Signal

from core import versions
from places.models import Place

# What is shown of the page about a place became another: `place_id`.
page_shown = Signal()


def show_page(place_id: int, language: str, card: dict[str, Any] | None) -> None:
    """Remember what the page about a place shows in one language; None forgets it.

    `card` keys: url, title, kind, category, picture, summary, type ("shop", "sight").
    """
    place = Place.objects.only("pk", "cards").get(pk=place_id)
    cards = {code: shown for code, shown in place.cards.items() if code != language}
    if card is not None:
        cards[language] = card
    if cards != place.cards:
        Place.objects.filter(pk=place_id).update(cards=cards)
        versions.bump()
        page_shown.send(sender=Place, place_id=place_id)
