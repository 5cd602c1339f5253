"""The drawn map of what is near, for paper and for who has no script."""

from collections.abc import Iterable
from datetime import datetime

from django.http import Http404, HttpResponse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.cards import Card
from core.geo.around import MOST_SPOTS, Spot, Words, draw_around
from core.geo.tiles import ATTRIBUTION
from core.models import BasePage
from places import nearby
from places.cards import walk_words
from places.nearby import Point

# Narrow, so that words are large enough on a phone and in a column of a page.
SIZE = 400, 340
CREDIT = strip_tags(ATTRIBUTION)


def address_of(page: BasePage) -> str:
    """Where the map of a page is; "" while not everybody may see the page."""
    is_public = page.locale.language_code in page.prepared.get("alternates", {})
    return f"{page.path_url}plan.svg" if is_public else ""


def spots_near(point: Point, cards: Iterable[Card]) -> list[Spot]:
    """At most twelve cards that are somewhere, numbered from the nearest one."""
    away = [
        (point.away_m(card.lat, card.lng), number, card)
        for number, card in enumerate(cards)
        if card.lat is not None and card.lng is not None
    ]
    return [
        Spot(number, card.title, walk_words(distance_m), card.lng, card.lat)
        for number, (distance_m, _order, card) in enumerate(
            sorted(away, key=lambda found: found[:2])[:MOST_SPOTS], start=1
        )
    ]


def plan_words(title: str, here: str) -> Words:
    """What a drawn map says; `here` is what stands at its middle."""
    return Words(
        title=title,
        here=here,
        circles=_("Circles: minutes on foot, about, as the crow flies"),
        credit=CREDIT,
    )


def plan(
    name: str, path: str, point: Point | None, language: str, at: datetime
) -> HttpResponse:
    """The map of what is near the page at `path`, which is about `name`.

    404 when it is not known where that is.
    """
    if point is None:
        raise Http404("no position")
    rows = nearby.rows(point, language, at)
    cards = [card for row in rows.values() for card in row if card.url != path]
    said = plan_words(_("What is near “%(name)s”") % {"name": name}, name)
    centre = point.lng, point.lat
    svg = draw_around(centre, spots_near(point, cards), said, size=SIZE)
    headers = {"X-Robots-Tag": "noindex"}
    return HttpResponse(svg, content_type="image/svg+xml", headers=headers)


def point_of(
    lat: float | None, lng: float | None, place_id: int | None
) -> Point | None:
    """The point of a place; None while it has no position."""
    return None if lat is None or lng is None else Point(lat, lng, place_id)
