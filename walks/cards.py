"""Sights and walks as cards, and what they add to "near here"."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from core import cards
from core.cards import Card
from core.formats import distance_words, duration_words
from core.serving import public
from places import nearby
from places.cards import place_state
from places.clock import this_minute
from places.nearby import Point
from walks.choices import Difficulty, Mode, SightKind
from walks.models import SightPage, WalkPage

MAX_WALKS = 3
HEAVY = ("body", "route")


def sight_card(page: SightPage, at: datetime) -> Card:
    """The card of a sight whose `place` is loaded; makes no query."""
    return Card(
        url=page.path_url,
        title=page.title,
        kind=str(SightKind(page.kind).label),
        picture=page.prepared.get("picture"),
        summary=page.summary,
        area=page.prepared.get("area", ""),
        state=place_state(page.place, at),
        lat=page.place.lat,
        lng=page.place.lng,
    )


def walk_card(page: WalkPage) -> Card:
    """The card of a walk: length, time and level; makes no query."""
    language = page.locale.language_code
    return Card(
        url=page.path_url,
        title=page.title,
        kind=_("By bike") if page.mode == Mode.BIKE else _("Walk"),
        picture=page.prepared.get("picture"),
        summary=page.summary,
        facts=[
            distance_words(page.distance_m, language),
            duration_words(page.duration_min, language),
            str(Difficulty(page.difficulty).label),
        ],
    )


def load_sights(ids: Sequence[int]) -> dict[int, Card]:
    """Cards of many sights in one query."""
    at = this_minute()
    pages = SightPage.objects.filter(pk__in=ids).select_related("locale", "place")
    return {page.pk: sight_card(page, at) for page in pages.defer("body")}


def load_walks(ids: Sequence[int]) -> dict[int, Card]:
    """Cards of many walks in one query."""
    pages = WalkPage.objects.filter(pk__in=ids).select_related("locale")
    return {page.pk: walk_card(page) for page in pages.defer(*HEAVY)}


def walk_cards(walks: Iterable[WalkPage]) -> list[Card]:
    """Cards of walks whose `locale` is loaded."""
    return [walk_card(walk) for walk in walks]


def walks_past(point: Point, language: str, at: datetime) -> list[Card]:
    """Walks that pass a place."""
    if point.place_id is None:
        return []
    walks = public(WalkPage.objects).filter(places_on_walk__place=point.place_id)
    walks = walks.select_related("locale").defer(*HEAVY)
    return walk_cards(walks.order_by("position", "pk")[:MAX_WALKS])


def walks_of(place_ids: list[int]) -> list[Card]:
    """Walks that pass any of these places; one query."""
    walks = public(WalkPage.objects).filter(places_on_walk__place__in=place_ids)
    walks = walks.select_related("locale").defer(*HEAVY).distinct()
    return walk_cards(walks.order_by("position", "pk"))


cards.register("walks.SightPage", load_sights)
cards.register("walks.WalkPage", load_walks)
nearby.register("walks", walks_past)
