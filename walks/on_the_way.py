"""The shops and sights on the way of a walk, at the time at which one passes them."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import ngettext

from core import versions
from core.cards import Card
from core.maps import map_options
from core.statements import Statement
from places.cards import shown_card
from places.clock import this_minute
from places.hours.state import is_open
from places.models import Place
from places.selectors import PlaceRow, card_rows
from walks.models import WalkPage
from walks.open_then import state_then
from walks.passing import Timetable, Visit, mirrored, route_m
from walks.steps import passing_words

MAX_ALONG = 12
SHOWN = ("shop", "sight")


def _on_the_way(language: str, walk_id: int) -> QuerySet:
    places = Place.objects.filter(walks_passing__walk=walk_id)
    besides = places.exclude(walk_steps__walk=walk_id)
    return card_rows(besides.order_by("walks_passing__along_m"), language).values_list(
        *PlaceRow._fields, "walks_passing__along_m"
    )


ON_THE_WAY = Statement(_on_the_way, walk_id=int)


@versions.kept
def places_on(walk_id: int, language: str) -> list[tuple[int, PlaceRow]]:
    """Shops and sights within reach of a walk that are no steps of it.

    Each with its metres from the start; one query when content is new.
    """
    rows = ON_THE_WAY(language, walk_id=walk_id)
    found = [(along_m, PlaceRow(*row)) for *row, along_m in rows]
    return [pair for pair in found if pair[1].card.get("type") in SHOWN]


def on_the_way(
    walk: WalkPage, language: str, times: Timetable, reverse: bool = False
) -> list[Card]:
    """The places that one passes, those open then first, each in walking order.

    Who walks through a town passes hundreds: no more are looked at than are shown.
    """
    whole_m, places = route_m(walk), places_on(walk.pk, language)
    passed = (
        (times.at_m(mirrored(along_m, whole_m) if reverse else along_m), place)
        for along_m, place in (reversed(places) if reverse else places)
    )
    open_then: list[tuple[datetime, PlaceRow]] = []
    closed_then: list[tuple[datetime, PlaceRow]] = []
    while len(open_then) < MAX_ALONG and (found := next(passed, None)):
        at, place = found
        (open_then if is_open(place.hours_compiled, at) else closed_then).append(found)
    now = this_minute()
    shown = [*open_then, *closed_then][:MAX_ALONG]
    return [_card(place, at, now, language) for at, place in shown]


def open_words(cards: list[Card]) -> str:
    """How many of these places are open when one passes, as a sentence."""
    open_then = sum(_shown_open(card) for card in cards)
    words = ngettext(
        "%(count)d place on the way is open when you pass",
        "%(count)d places on the way are open when you pass",
        open_then,
    )
    return words % {"count": open_then}


def _shown_open(card: Card) -> bool:
    return card.state is not None and card.state.css == "open"


def _card(place: PlaceRow, at: datetime, now: datetime, language: str) -> Card:
    """The card of a place as one finds it when passing."""
    card = shown_card(place, state_then(place, Visit(at, at), now))
    card.facts = [passing_words(at, language)]
    return card


def walk_map(
    walk: WalkPage, steps: list[dict[str, Any]], along: list[Card]
) -> dict[str, Any]:
    """What the map script draws: the route, the steps, the shops on the way.

    `options` are those of core.maps, `data` is the rest.
    """
    line = walk.prepared.get("line") or walk.route["coordinates"]
    coords = [[point[0], point[1]] for point in line]
    lng, lat = coords[0]
    return {
        "options": map_options(lat=lat, lng=lng, zoom=15),
        "data": {
            "route": {"type": "LineString", "coordinates": coords},
            "steps": [
                {key: step[key] for key in ("number", "title", "lat", "lng")}
                for step in steps
                if step["lat"] is not None
            ],
            "shops": [_pin(card) for card in along],
        },
    }


def _pin(card: Card) -> dict[str, Any]:
    """What the map script is told of a place on the way."""
    pin = {name: getattr(card, name) for name in ("title", "url", "lat", "lng")}
    return {**pin, "open": int(_shown_open(card))}
