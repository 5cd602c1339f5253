"""Sights and walks as cards, and what they add to "near here"."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from core import cards, versions
from core.cards import Card
from core.formats import distance_words, duration_words
from core.languages import public_path
from core.serving import public
from core.statements import Statement
from places import nearby
from places.cards import place_state, walk_words
from places.clock import this_minute
from places.nearby import NEAR_M, Point
from walks.choices import Difficulty, Mode, SightKind
from walks.models import PlaceOnWalk, SightPage, WalkPage

MAX_WALKS, MAX_SIGHTS = 3, 3
PAGE_FIELDS = (
    "pk",
    "title",
    "summary",
    "url_path",
    "locale__language_code",
    "prepared__picture",
)
SIGHT_FIELDS = (
    *PAGE_FIELDS,
    "prepared__area",
    "kind",
    "place__hours_compiled",
    "place__hours_confirmed_at",
    "place__lat",
    "place__lng",
    "place_id",
)
WALK_FIELDS = (*PAGE_FIELDS, "mode", "difficulty", "distance_m", "duration_min")


class SightRow(NamedTuple):
    """What a card reads of a sight: the values of SIGHT_FIELDS."""

    pk: int
    title: str
    summary: str
    url_path: str
    language: str
    picture: dict[str, Any] | None
    area: str | None
    kind: str
    hours_compiled: str
    hours_confirmed_at: datetime | None
    lat: float | None
    lng: float | None
    place_id: int


class WalkRow(NamedTuple):
    """What a card reads of a walk: the values of WALK_FIELDS."""

    pk: int
    title: str
    summary: str
    url_path: str
    language: str
    picture: dict[str, Any] | None
    mode: str
    difficulty: str
    distance_m: int
    duration_min: int


def sight_card(row: SightRow, at: datetime) -> Card:
    """The card of a sight."""
    return Card(
        url=public_path(row.url_path, row.language),
        title=row.title,
        page_id=row.pk,
        kind=str(SightKind(row.kind).label),
        picture=row.picture,
        summary=row.summary,
        area=row.area or "",
        state=place_state(row, at),
        lat=row.lat,
        lng=row.lng,
    )


def walk_card(row: WalkRow) -> Card:
    """The card of a walk: length, time and level."""
    return Card(
        url=public_path(row.url_path, row.language),
        title=row.title,
        page_id=row.pk,
        kind=_("By bike") if row.mode == Mode.BIKE else _("Walk"),
        picture=row.picture,
        summary=row.summary,
        facts=[
            distance_words(row.distance_m, row.language),
            duration_words(row.duration_min, row.language),
            str(Difficulty(row.difficulty).label),
        ],
    )


def sight_cards(sights: QuerySet[SightPage]) -> list[Card]:
    """Cards of sights, in the order of the queryset; one query."""
    at = this_minute()
    return [sight_card(SightRow(*row), at) for row in sights.values_list(*SIGHT_FIELDS)]


def walk_cards(walks: QuerySet[WalkPage]) -> list[Card]:
    """Cards of walks, in the order of the queryset; one query."""
    return [walk_card(WalkRow(*row)) for row in walks.values_list(*WALK_FIELDS)]


def load_sights(ids: Sequence[int]) -> dict[int, Card]:
    """Cards of many sights in one query."""
    at = this_minute()
    rows = SightPage.objects.filter(pk__in=ids).values_list(*SIGHT_FIELDS)
    return {row[0]: sight_card(SightRow(*row), at) for row in rows}


def load_walks(ids: Sequence[int]) -> dict[int, Card]:
    """Cards of many walks in one query."""
    rows = WalkPage.objects.filter(pk__in=ids).values_list(*WALK_FIELDS)
    return {row[0]: walk_card(WalkRow(*row)) for row in rows}


@versions.kept
def walks_by_place(language: str) -> dict[int, list[WalkRow]]:
    """The walks that pass each place, by its key; two queries when content is new."""
    found = public(WalkPage.objects, language).order_by("position", "pk")
    walks = {row[0]: WalkRow(*row) for row in found.values_list(*WALK_FIELDS)}
    order = {pk: number for number, pk in enumerate(walks)}
    passing = PlaceOnWalk.objects.filter(walk__in=order)
    by_place: dict[int, list[WalkRow]] = defaultdict(list)
    pairs = passing.order_by().values_list("place_id", "walk_id")
    for place_id, walk_id in sorted(pairs, key=lambda pair: order[pair[1]]):
        by_place[place_id].append(walks[walk_id])
    return dict(by_place)


def walks_past(point: Point, language: str, at: datetime) -> list[Card]:
    """Walks that pass a place."""
    if point.place_id is None:
        return []
    found = walks_by_place(language).get(point.place_id, [])
    return [walk_card(walk) for walk in found[:MAX_WALKS]]


@versions.kept
def public_sights(language: str) -> list[SightRow]:
    """Every public sight that has a position; one query when content is new."""
    found = public(SightPage.objects, language).filter(place__lat__isnull=False)
    rows = found.order_by("position", "title").values_list(*SIGHT_FIELDS)
    return [SightRow(*row) for row in rows]


def sights_near(point: Point, language: str, at: datetime) -> list[Card]:
    """The sights near a point, nearest first."""
    away = [
        (point.away_m(sight.lat, sight.lng), number, sight)
        for number, sight in enumerate(public_sights(language))
        if sight.place_id != point.place_id
    ]
    cards = []
    for distance_m, _number, sight in sorted(away)[:MAX_SIGHTS]:
        if distance_m <= NEAR_M:
            card = sight_card(sight, at)
            card.facts = [walk_words(distance_m)]
            cards.append(card)
    return cards


def _of_territory(language: str, slug: str) -> QuerySet:
    passing = PlaceOnWalk.objects.filter(
        walk=OuterRef("pk"), place__district__territory__slug=slug
    )
    walks = public(WalkPage.objects, language).filter(Exists(passing))
    return walks.order_by("position", "pk").values_list(*WALK_FIELDS)


OF_TERRITORY = Statement(_of_territory, language=str, slug=str)


def walks_of(slug: str, language: str) -> list[Card]:
    """Walks that pass a place of this territory; one query."""
    found = OF_TERRITORY(language=language, slug=slug)
    return [walk_card(WalkRow(*row)) for row in found]


cards.register("walks.SightPage", load_sights)
cards.register("walks.WalkPage", load_walks)
nearby.register("sights", sights_near)
nearby.register("walks", walks_past)
