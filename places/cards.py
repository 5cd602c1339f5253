"""Cards of places, from the columns that their pages prepared."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from django.utils.translation import gettext as _

from core.cards import Card
from core.geo.geometry import walking_minutes
from places.hours.state import state_at
from places.hours.wording import StateWords, state_words
from places.said import Said, knows_hours, said_of
from places.selectors import PlaceRow
from places.special_days import coming, today


class HasHours(Protocol):
    """A place, or a row read from one."""

    hours_compiled: str
    hours_confirmed_at: datetime | None


class HasDays(HasHours, Protocol):
    """A place, or a row read from one, with what was said of single days."""

    district_id: int | None
    answered_days: dict[str, Any]


def place_state(place: HasHours, at: datetime) -> StateWords | None:
    """The words for a place's opening state; None when it has no hours at all."""
    if not place.hours_compiled:
        return None
    state = state_at(place.hours_compiled, place.hours_confirmed_at, at)
    return state_words(state, at)


def state_today(place: HasDays, at: datetime) -> StateWords | None:
    """The state; on a special day of which the place said nothing, that comes with it."""
    state = place_state(place, at)
    day = today(at)
    special = any(found.concerns(place.district_id) for found in coming(day, 1))
    if not state or not special:
        return state
    known = said_of(place.answered_days, knows_hours(place.hours_compiled), day)
    if known.state is not Said.USUAL:
        return state
    return replace(state, confidence=_("usual hours, not confirmed for this day"))


def walk_words(distance: float) -> str:
    """650 m -> "11 min on foot"; what is next door says so."""
    minutes = walking_minutes(distance)
    if minutes <= 1:
        return _("next door")
    return _("%(minutes)d min on foot") % {"minutes": minutes}


def place_card(place: PlaceRow, at: datetime) -> Card:
    """The card of a place that has a page."""
    return shown_card(place, place_state(place, at))


def shown_card(place: PlaceRow, state: StateWords | None) -> Card:
    """The card of a place whose state is known."""
    shown = place.card
    return Card(
        url=shown["url"],
        title=shown["title"],
        kind=shown["kind"],
        picture=shown["picture"],
        summary=shown.get("summary", ""),
        area=shown.get("area", ""),
        state=state,
        lat=place.lat,
        lng=place.lng,
        demo=shown.get("demo", False),
    )
