"""A slide of window mode: what it says, and how long each part of it stays true."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from core.cards import Card
from core.geo.geometry import reach_m, walking_minutes
from core.short import code_of, short_address
from places.cards import HasHours, place_state, walk_words
from places.hours.state import state_at
from places.hours.timeline import PARIS
from places.nearby import Point
from tv.frame import Qr, qr_of

ONE_DAY = timedelta(days=1)
# Nobody in a hall sets off on foot for longer.
FAR_M = reach_m(30)


@dataclass(frozen=True, slots=True)
class Slide:
    """What a screen shows for some seconds, in one language.

    `word`, `change` ("Open", "closes at 7 pm") and `note` are true before `until`;
    the other words always are. From `ends` on there is nothing to show any more. Both
    are seconds since 1970; None: no end is known.
    """

    key: str
    kind: str
    title: str
    qr: Qr
    label: str = ""
    photo: str = ""
    credit: str = ""
    word: str = ""
    change: str = ""
    note: str = ""
    css: str = ""
    facts: list[str] = field(default_factory=list)
    until: int | None = None
    ends: int | None = None


def slide_of(kind: str, card: Card, facts: list[str], **more: Any) -> Slide:
    """The slide of a card: its photo, its name, its state; empty facts are left out."""
    picture, state = card.picture or {}, card.state
    page_id = card.page_id or 0
    return Slide(
        key=code_of(page_id),
        kind=kind,
        title=card.title,
        label=card.kind,
        qr=qr_of(short_address(page_id), _("Go on with your phone")),
        photo=picture.get("tv") or picture.get("src", ""),
        credit=picture.get("credit", ""),
        facts=[fact for fact in facts if fact],
        **(_state(state) if state else {}) | more,
    )


def _state(state: Any) -> dict[str, str]:
    return {
        "word": state.word,
        "change": state.change,
        "note": state.confidence,
        "css": state.css,
    }


def state_until(place: HasHours, at: datetime) -> int | None:
    """How long the words of the opening state stay true; None without hours.

    Until it opens or closes, or until "tomorrow" is today; never past the second
    midnight, because hours may have been changed by then.
    """
    if not place.hours_compiled:
        return None
    changes_at = state_at(place.hours_compiled, place.hours_confirmed_at, at).changes_at
    first = midnight(at)
    same = place_state(place, first) == place_state(place, at)
    last = midnight(first) if same else first
    return int(min(last, changes_at or last).timestamp())


def midnight(at: datetime) -> datetime:
    """The midnight in Paris that comes next."""
    day = at.astimezone(PARIS).date() + ONE_DAY
    return datetime.combine(day, time(), PARIS)


def from_here(point: Point | None, lat: float | None, lng: float | None) -> str:
    """ "6 min on foot from here"; "" when that is not known, or too far to walk."""
    if point is None or lat is None or lng is None:
        return ""
    distance_m = point.away_m(lat, lng)
    if distance_m > FAR_M:
        return ""
    minutes = walking_minutes(distance_m)
    if minutes <= 1:
        return walk_words(distance_m)
    return _("%(minutes)d min on foot from here") % {"minutes": minutes}


def calm(title: str, address: str, facts: list[str]) -> Slide:
    """The slide for when there is nothing else to show."""
    words = _("Go on with your phone")
    return Slide("", "calm", title, qr_of(address, words), facts=facts)
