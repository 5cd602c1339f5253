"""The steps of a walk and the places on its way, ready for the page."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.cards import Card
from core.formats import distance_words
from core.maps import map_options
from core.statements import Statement
from places.cards import place_card, place_state
from places.hours.state import is_open
from places.models import Place
from places.selectors import PlaceRow, card_rows
from walks.models import WalkPage, WalkStep

MAX_ALONG = 12


def step_rows(walk: WalkPage, language: str, at: datetime) -> list[dict[str, Any]]:
    """The steps in order; one query. A step at a place that has a page links to it."""
    steps = walk.ordered_steps()
    along_m = walk.prepared.get("along_m", [])
    known = dict(enumerate(along_m))
    return [
        _step_row(position, step, known.get(position), language, at)
        for position, step in enumerate(steps)
    ]


def _step_row(
    position: int, step: WalkStep, along_m: int | None, language: str, at: datetime
) -> dict[str, Any]:
    """One step; `lat` and `lng` are None when it is nowhere any more."""
    shown = step.place.cards.get(language) if step.place else None
    point = step.point
    return {
        "number": position + 1,
        "title": step.title,
        "text": step.text,
        "url": shown["url"] if shown else "",
        "kind": shown["kind"] if shown else "",
        "picture": shown["picture"] if shown else None,
        "state": place_state(step.place, at) if step.place else None,
        "distance_words": _from_start(along_m, language),
        "lng": point[0] if point else None,
        "lat": point[1] if point else None,
    }


def _from_start(along_m: int | None, language: str) -> str:
    """ "590 m from the start"; the start itself says so."""
    if along_m is None:
        return ""
    if along_m < 40:
        return _("start")
    words = distance_words(along_m, language)
    return _("%(distance)s from the start") % {"distance": words}


def _on_the_way(language: str, walk_id: int) -> QuerySet:
    places = Place.objects.filter(walks_passing__walk=walk_id)
    return card_rows(places.order_by("walks_passing__along_m"), language)


ON_THE_WAY = Statement(_on_the_way, walk_id=int)


def on_the_way(walk: WalkPage, language: str, at: datetime) -> list[Card]:
    """Shops within reach of the route: open ones first, in walking order; one query."""
    places = (PlaceRow(*row) for row in ON_THE_WAY(language, walk_id=walk.pk))
    shops = [place for place in places if place.card.get("type") == "shop"]
    shops.sort(key=lambda shop: not is_open(shop.hours_compiled, at))
    return [place_card(shop, at) for shop in shops[:MAX_ALONG]]


def walk_map(
    walk: WalkPage, steps: list[dict[str, Any]], along: list[Card]
) -> dict[str, Any]:
    """What the map script draws: the route, the steps, the shops on the way.

    `options` are those of core.maps, `data` is the rest.
    """
    coords = [[point[0], point[1]] for point in walk.route["coordinates"]]
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
            "shops": [
                {
                    "title": card.title,
                    "url": card.url,
                    "lat": card.lat,
                    "lng": card.lng,
                    "open": int(card.state is not None and card.state.css == "open"),
                }
                for card in along
            ],
        },
    }
