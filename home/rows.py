"""The rows of the home page and of a territory."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, QuerySet, Subquery, TextField
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import languages
from core.cards import Card
from core.sections import section_url
from core.serving import public
from core.statements import Statement
from events import agenda
from events.cards import DateRow, date_card
from events.models import SECTION_SLUGS as EVENT_SLUGS
from events.views import day_words
from places.cards import place_card
from places.choices import TerritoryState
from places.hours.state import is_open
from places.models import Place, Territory
from places.selectors import SQUARE, PlaceRow, card_rows, inside, square
from shops.choices import ShopStatus
from shops.models import SECTION_SLUGS as SHOP_SLUGS
from shops.models import Shop
from walks.cards import SIGHT_FIELDS, SightRow, sight_card
from walks.models import SIGHT_SLUGS, SightPage

ROW = 4
AROUND_M = 900
CANDIDATES = 60
WEEKEND_CARDS = 6
FEW = 3
WEEK = timedelta(days=7)


class TerritoryPlace(NamedTuple):
    """A place of a territory: its card's row, its key and its district."""

    row: PlaceRow
    pk: int
    district: str


def shops_around(point: dict[str, Any], at: datetime) -> list[Card]:
    """Shops nearest to a point, those open now first; one query.

    Only the cards that are shown are read from their JSON.
    """
    lng, lat = point["coordinates"][:2]
    found = AROUND(languages.active(), **square(lat, lng, AROUND_M))
    chosen = open_first([(row[1], kind) for *row, kind in found], at, ROW)
    rows = (found[position] for position in chosen)
    return [
        place_card(PlaceRow(json.loads(card), *rest), at, (lng, lat))
        for card, *rest, _kind in rows
    ]


def _around(language: str, **box: float) -> QuerySet:
    shown = KeyTransform(language, "cards")
    places = inside(**box).filter(
        shop__status=ShopStatus.ACTIVE, cards__has_key=language
    )
    return places.annotate(
        card=Cast(shown, TextField()), kind=KeyTextTransform("kind", shown)
    ).values_list(*PlaceRow._fields, "kind")[:CANDIDATES]


AROUND = Statement(_around, **SQUARE)


def open_first(
    places: Sequence[tuple[str, str]], at: datetime, limit: int
) -> list[int]:
    """Positions of the `limit` places to show, from their compiled hours and kinds.

    Open ones come first, and one of each kind before a second of any.
    """
    seen: Counter[str] = Counter()
    ranked = []
    for position, (hours, kind) in enumerate(places):
        ranked.append((not is_open(hours, at), seen[kind], position))
        seen[kind] += 1
    return [position for _closed, _turn, position in sorted(ranked)[:limit]]


def open_cards(places: Sequence[PlaceRow], at: datetime, limit: int) -> list[Card]:
    """Cards of the `limit` places to show, chosen by `open_first`."""
    known = [(place.hours_compiled, place.card["kind"]) for place in places]
    return [place_card(places[n], at) for n in open_first(known, at, limit)]


def weekend(at: datetime) -> dict[str, Any]:
    """What is on this week-end, by day, and after it when little is left; one query."""
    first, last = agenda.weekend(at.date())
    later = last + WEEK if first <= at.date() else last
    found = agenda.dates(first, later, frozenset())
    listed = agenda.by_day(found, first, last, at)
    ending = later > last and sum(len(whens) for _day, whens in listed) < FEW
    if ending:
        listed = agenda.by_day(found, first, later, at)
    left = WEEKEND_CARDS
    days = []
    for day, whens in listed:
        cards = [date_card(when) for when in whens[:left]]
        left -= len(cards)
        if cards:
            days.append({"label": day_words(day, at.date()), "cards": cards})
    url = section_url(EVENT_SLUGS)
    return {
        "title": _("This weekend and after") if ending else _("This weekend"),
        "days": days,
        "more_url": url if ending else f"{url}?when=weekend",
        "empty": "" if days else _("Nothing is announced for this weekend yet."),
    }


def sights(at: datetime) -> dict[str, Any]:
    """The first sights in the editors' order; one query."""
    found = FIRST_SIGHTS(language=languages.active())
    return {
        "title": _("To see first"),
        "cards": [sight_card(SightRow(*row), at) for row in found],
        "more_url": section_url(SIGHT_SLUGS),
    }


FIRST_SIGHTS = Statement(
    lambda language: (
        public(SightPage.objects, language)
        .order_by("position", "title")
        .values_list(*SIGHT_FIELDS)[:ROW]
    ),
    language=str,
)


def territories() -> list[dict[str, Any]]:
    """Every territory with the number of its shops; one query."""
    found = TERRITORIES(language=languages.active())
    return [territory_tile(territory) for territory in found]


def _territories(language: str) -> QuerySet[Territory]:
    shops = (
        Shop.objects.filter(
            place__district__territory__slug=OuterRef("slug"),
            status=ShopStatus.ACTIVE,
        )
        .order_by()
        .values("place__district__territory__slug")
        .annotate(count=Count("pk"))
        .values("count")
    )
    found = Territory.objects.filter(locale__language_code=language)
    return found.annotate(shops=Subquery(shops)).defer("outline", "body")


TERRITORIES = Statement(_territories, language=str)


def territory_tile(territory: Territory) -> dict[str, Any]:
    """A territory, annotated with its number of shops, as the home page shows it."""
    count = territory.shops or 0
    words = ngettext("%(count)d shop", "%(count)d shops", count) % {"count": count}
    return {
        "name": territory.name,
        "url": f"/{languages.active()}/{TERRITORY_SLUGS[languages.active()]}/"
        f"{territory.slug}/",
        "summary": territory.summary,
        "in_preparation": territory.state == TerritoryState.PREPARATION,
        "picture": territory.prepared_picture,
        "count_words": words if count else "",
    }


TERRITORY_SLUGS = {"fr": "territoires", "en": "areas", "nl": "gebieden"}


def territory_addresses(slug: str) -> dict[str, str]:
    """The addresses of a territory by language, where it is translated; one query."""
    translated = set(TRANSLATED(slug=slug))
    return {
        code: f"/{code}/{section}/{slug}/"
        for code, section in TERRITORY_SLUGS.items()
        if code in translated
    }


TRANSLATED = Statement(
    lambda slug: (
        Territory.objects.filter(slug=slug)
        .order_by()
        .values_list("locale__language_code", flat=True)
    ),
    slug=str,
)


def territory_places(slug: str) -> list[TerritoryPlace]:
    """Places of a territory that have a page in the active language; one query."""
    found = OF_TERRITORY(languages.active(), slug=slug)
    return [TerritoryPlace(PlaceRow(*row[:-2]), *row[-2:]) for row in found]


def _of_territory(language: str, slug: str) -> QuerySet:
    places = Place.objects.filter(district__territory__slug=slug).order_by("name")
    return card_rows(places, language).values_list(
        *PlaceRow._fields, "pk", "district__slug"
    )


OF_TERRITORY = Statement(_of_territory, slug=str)


def territory_events(places: list[TerritoryPlace], at: datetime) -> list[Card]:
    """The coming events at these places; one query."""
    last = at.date() + timedelta(days=30)
    here = {place.pk for place in places}
    dates = agenda.dates(at.date(), last, frozenset())
    shown = [d for d in dates if d.place_id in here and d.ends_at > at]
    return [_dated(when, at) for when in shown[:ROW]]


def _dated(when: DateRow, at: datetime) -> Card:
    """The card of a date that says its day, where no heading does."""
    card = date_card(when)
    day = max(agenda.days_of(when)[0], at.date())
    card.hour = day_words(day, at.date()) if when.all_day else card.hour
    card.facts = [day_words(day, at.date()), *card.facts]
    return card


def shops_url(district_slugs: list[str]) -> str:
    """The list of shops kept to these districts."""
    query = "&".join(f"district={slug}" for slug in district_slugs)
    return f"{section_url(SHOP_SLUGS)}?{query}"
