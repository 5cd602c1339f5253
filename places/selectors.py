"""Places that are asked for in more than one view."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform

from places.models import Place


class PlaceRow(NamedTuple):
    """What a card reads of a place; `card` is what its page shows in one language."""

    card: dict[str, Any]
    hours_compiled: str
    hours_confirmed_at: datetime | None
    lat: float | None
    lng: float | None


def card_rows(places: QuerySet[Place], language: str) -> QuerySet:
    """The values of PlaceRow of the places that have a page in this language."""
    return (
        places.filter(cards__has_key=language)
        .annotate(card=KeyTransform(language, "cards"))
        .values_list(*PlaceRow._fields)
    )
