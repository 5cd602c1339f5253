"""Sights and walks as cards, and what they add to "near here"."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core import cards
from core.cards import Card
from core.models import CARD_FIELDS as PAGE_FIELDS
from core.formats import distance_words, duration_words
from core.serving import public
from core.statements import Statement
from places import nearby
from places.cards import place_state
from places.clock import this_minute
from places.nearby import Point
from places.selectors import CARD_FIELDS as PLACE_FIELDS
from walks.choices import Difficulty, Mode, SightKind
from walks.models import SightPage, WalkPage

MAX_WALKS = 3
SIGHT_FIELDS = (
    *PAGE_FIELDS,
    "kind",
    *(f"place__{name}" for name in PLACE_FIELDS if name != "cards"),
)
WALK_FIELDS = (*PAGE_FIELDS, "mode", "difficulty", "distance_m", "duration_min")


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
    return {page.pk: sight_card(page, at) for page in pages.only(*SIGHT_FIELDS)}


def load_walks(ids: Sequence[int]) -> dict[int, Card]:
    """Cards of many walks in one query."""
    pages = WalkPage.objects.filter(pk__in=ids).select_related("locale")
    return {page.pk: walk_card(page) for page in pages.only(*WALK_FIELDS)}


def walk_cards(walks: Iterable[WalkPage]) -> list[Card]:
    """Cards of walks whose `locale` is loaded."""
    return [walk_card(walk) for walk in walks]


def walks_past(point: Point, language: str, at: datetime) -> list[Card]:
    """Walks that pass a place."""
    if point.place_id is None:
        return []
    return walk_cards(PASSING(language=language, place_id=point.place_id))


def _passing(language: str, place_id: int) -> QuerySet[WalkPage]:
    walks = public(WalkPage.objects, language).filter(places_on_walk__place=place_id)
    walks = walks.select_related("locale").only(*WALK_FIELDS)
    return walks.order_by("position", "pk")[:MAX_WALKS]


PASSING = Statement(_passing, language=str, place_id=int)


def walks_of(place_ids: list[int]) -> list[Card]:
    """Walks that pass any of these places; one query."""
    walks = public(WalkPage.objects).filter(places_on_walk__place__in=place_ids)
    walks = walks.select_related("locale").only(*WALK_FIELDS).distinct()
    return walk_cards(walks.order_by("position", "pk"))


cards.register("walks.SightPage", load_sights)
cards.register("walks.WalkPage", load_walks)
nearby.register("walks", walks_past)
