"""The rows of the home page and of a territory."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import languages, versions
from core.cards import Card
from core.formats import number_words
from core.sections import section_url
from core.serving import public
from core.statements import Statement
from events import agenda
from events.cards import DateRow, date_card
from events.models import SECTION_SLUGS as EVENT_SLUGS
from events.views import day_words
from events.wish import Wish
from events.wish import weekend as weekend_days
from places.choices import TerritoryState
from places.models import Territory
from shops.around import shops_among
from shops.catalogue import catalogue
from shops.models import SECTION_SLUGS as SHOP_SLUGS
from walks.cards import SIGHT_FIELDS, SightRow, sight_card
from walks.models import SIGHT_SLUGS, SightPage

ROW = 4
WEEKEND_CARDS = 6
FEW = 3
WEEK = timedelta(days=7)
TERRITORY_DAYS = 30


def shops_of_territory(slug: str, at: datetime) -> list[Card]:
    """Some shops of a territory, open ones first, of many trades; one query."""
    shops = catalogue(languages.active())
    return shops_among(shops, shops.facet("territory", slug), at, 2 * ROW)


def weekend(at: datetime) -> dict[str, Any]:
    """What is on this week-end, by day, and after it when little is left; one query."""
    first, last = weekend_days(at.date())
    later = last + WEEK if first <= at.date() else last
    found = agenda.listing(Wish(first, last), at)
    ending = later > last and found.count < FEW
    if ending:
        found = agenda.listing(Wish(first, later), at)
    days = [
        {"label": day_words(day, at.date()), "cards": cards}
        for day, cards in agenda.by_day(found, 0, WEEKEND_CARDS)
    ]
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
    language = languages.active()
    shops = catalogue(language)
    return [
        territory_tile(found, shops.facet("territory", found.slug).bit_count())
        for found in TERRITORIES(language=language)
    ]


TERRITORIES = Statement(
    lambda language: Territory.objects.filter(locale__language_code=language).defer(
        "outline", "body"
    ),
    language=str,
)


def territory_tile(territory: Territory, count: int) -> dict[str, Any]:
    """A territory with `count` shops, as the home page shows it."""
    written = number_words(count, languages.active())
    words = ngettext("%(count)s shop", "%(count)s shops", count) % {"count": written}
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


@versions.kept
def territory_addresses(slug: str) -> dict[str, str]:
    """The addresses of a territory by language, where it is translated."""
    found = Territory.objects.filter(slug=slug).order_by()
    translated = set(found.values_list("locale__language_code", flat=True))
    return {
        code: f"/{code}/{section}/{slug}/"
        for code, section in TERRITORY_SLUGS.items()
        if code in translated
    }


def sights_of_territory(slug: str, at: datetime) -> list[Card]:
    """The first sights of a territory, in the editors' order; one query."""
    found = OF_TERRITORY(language=languages.active(), slug=slug)
    return [sight_card(SightRow(*row), at) for row in found]


OF_TERRITORY = Statement(
    lambda language, slug: (
        public(SightPage.objects, language)
        .filter(place__district__territory__slug=slug)
        .order_by("position", "title")
        .values_list(*SIGHT_FIELDS)[:ROW]
    ),
    language=str,
    slug=str,
)


def territory_events(slug: str, at: datetime) -> list[Card]:
    """The coming events in a territory; one query."""
    last = at.date() + timedelta(days=TERRITORY_DAYS)
    found = agenda.listing(Wish(at.date(), last, territory=slug), at)
    return [_dated(when, day, at) for day, when in agenda.rows(found, 0, ROW)]


def _dated(when: DateRow, day: date, at: datetime) -> Card:
    """The card of a date that says its day, where no heading does."""
    card = date_card(when, day)
    card.facts = [day_words(day, at.date()), *card.facts]
    return card


def shops_url(slug: str) -> str:
    """The list of shops kept to a territory."""
    return f"{section_url(SHOP_SLUGS)}?territory={slug}"
