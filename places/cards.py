"""Cards of places, from the columns that their pages prepared."""

from datetime import datetime
from typing import Any

from core.cards import Card
from core.formats import distance_words
from core.geo.geometry import distance_m, walking_minutes
from django.utils.translation import gettext as _
from places.hours.state import state_at
from places.hours.wording import state_words
from places.models import Place


def place_state(place: Place, at: datetime) -> Any:
    """The words for a place's opening state; None when it has no hours at all."""
    if not place.hours_compiled:
        return None
    state = state_at(place.hours_compiled, place.hours_confirmed_at, at)
    return state_words(state, at)


def walk_words(distance: float) -> str:
    """650 m -> "11 min on foot"; what is next door says so."""
    minutes = walking_minutes(distance)
    if minutes <= 1:
        return _("next door")
    return _("%(minutes)d min on foot") % {"minutes": minutes}


def place_card(
    place: Place, language: str, at: datetime, origin: tuple[float, float] | None = None
) -> Card | None:
    """The card of a place in one language; None when no page shows it there.

    `origin` is (lng, lat): the card then says how long the walk from there takes.
    """
    shown = place.cards.get(language)
    if shown is None:
        return None
    facts = []
    if origin is not None and place.lng is not None:
        facts.append(walk_words(distance_m(origin, (place.lng, place.lat))))
    return Card(
        url=shown["url"],
        title=shown["title"],
        kind=shown["kind"],
        picture=shown["picture"],
        summary=shown.get("summary", ""),
        area=shown.get("area", ""),
        state=place_state(place, at),
        facts=facts,
        lat=place.lat,
        lng=place.lng,
        demo=shown.get("demo", False),
    )
