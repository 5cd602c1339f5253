"""The rows of the first page of a screen: what is open, on, to walk and to see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from core import cards, languages
from core.cards import Card
from core.sections import section_url
from events import agenda
from events.cards import date_card, dated_card
from events.filters import day_words
from events.models import SECTION_SLUGS as EVENT_SLUGS
from events.wish import Wish
from places.cards import walk_words
from shops.around import shops_among, shops_around
from shops.catalogue import catalogue
from shops.models import SECTION_SLUGS as SHOP_SLUGS
from tv.addresses import tv_path
from tv.choices import Shown
from tv.programme import ALWAYS, Slot, slot_at
from tv.screens import ScreenFacts
from tv.sources import shops_of, sights_of, walks_of
from walks.cards import (
    sight_card,
    walk_card,
)
from walks.models import SIGHT_SLUGS, WALK_SLUGS

# Four of a row are in view. More in all would be more than old sets hold at once.
IN_ROW, MOST_CHOSEN, MOST = 6, 8, 24
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Moment:
    """For whom the rows are made: the screen, the part of its programme, the minute.

    `limit` is how many cards a row may have beside those that editors put forward.
    """

    screen: ScreenFacts | None
    slot: Slot
    at: datetime
    limit: int


def rows_of(screen: ScreenFacts | None, at: datetime) -> list[dict[str, Any]]:
    """The rows for tv/rail.html that have something; a few queries, none per card."""
    slot = slot_at(screen.slots, at) if screen else ALWAYS
    chosen = _chosen(slot)
    left = (MOST - len(chosen["cards"])) // len(MAKERS)
    moment = Moment(screen, slot, at, min(IN_ROW, left))
    rows = [chosen]
    rows += [make(moment) for kind, make in MAKERS.items() if _shows(slot, kind)]
    return [row for row in rows if row["cards"]]


def _shows(slot: Slot, kind: str) -> bool:
    return not slot.shown or kind in slot.shown


def _row(name: str, title: str, found: list[Card]) -> dict[str, Any]:
    """A row; `name` begins the ids of its cards."""
    return {"name": name, "title": title, "cards": found, "more_url": ""}


def _leading(
    row: dict[str, Any], moment: Moment, slugs: dict[str, str]
) -> dict[str, Any]:
    """The row with its last card, which leads to the whole list."""
    more_url = tv_path(section_url(slugs), moment.screen)
    return {**row, "more_url": more_url, "more_label": _("See all")}


def _chosen(slot: Slot) -> dict[str, Any]:
    """What the editors of this screen put forward."""
    pages = slot.pages[:MOST_CHOSEN]
    found = cards.for_chosen(pages, languages.active()) if pages else []
    return _row("chosen", _("Do not miss"), found)


def _shops(moment: Moment) -> dict[str, Any]:
    """Shops around the screen; where nobody knows where it is, of the whole metropolis."""
    point = moment.screen.point if moment.screen else None
    shops, at = catalogue(languages.active()), moment.at
    among = shops_of(shops, moment.slot)
    if point:
        found = shops_around(point.lat, point.lng, at, moment.limit, among)
    else:
        found = shops_among(shops, among, at, moment.limit)
    all_open = all(card.state and card.state.css == "open" for card in found)
    titles = {
        (True, True): _("Open near here"),
        (True, False): _("Shops near here"),
        (False, True): _("Open now"),
        (False, False): _("Shops"),
    }
    row = _row("shops", titles[point is not None, all_open], found)
    return _leading(row, moment, SHOP_SLUGS)


def _events(moment: Moment) -> dict[str, Any]:
    """What is on today; when that is nothing, what comes in the next days."""
    today, territory = moment.at.date(), moment.slot.territory
    found = agenda.listing(Wish(today, today, territory=territory), moment.at)
    title, make = day_words(today, today), date_card
    if not found.count:
        wish = Wish(today, today + SOON, territory=territory)
        found = agenda.listing(wish, moment.at)
        title, make = _("Coming up"), lambda when, _day: dated_card(when)
    dates = [make(when, day) for day, when in agenda.rows(found, 0, moment.limit)]
    for card in dates:
        card.facts = [fact for fact in (card.area, *card.facts) if fact]
    row = _row("events", title, _each_once(dates))
    return _leading(row, moment, EVENT_SLUGS)


def _each_once(found: list[Card]) -> list[Card]:
    """An event of several dates is one card: two of them would have the same id."""
    return list({card.page_id: card for card in reversed(found)}.values())[::-1]


def _walks(moment: Moment) -> dict[str, Any]:
    """Walks in the editors' order."""
    known = walks_of(languages.active(), moment.slot.territory)
    found = [walk_card(walk.row) for walk in known[: moment.limit]]
    return _leading(_row("walks", _("Walks"), found), moment, WALK_SLUGS)


def _sights(moment: Moment) -> dict[str, Any]:
    """Sights, the nearest first where one knows from where, else as editors order them."""
    point = moment.screen.point if moment.screen else None
    known = sights_of(languages.active(), moment.slot.territory)
    sights = [sight.row for sight in known]
    if point:
        away = {s.pk: point.away_m(s.lat, s.lng) for s in sights if s.lat is not None}
        sights = sorted((s for s in sights if s.pk in away), key=lambda s: away[s.pk])
    found = [sight_card(sight, moment.at) for sight in sights[: moment.limit]]
    if point:
        for card in found:
            card.facts = [walk_words(away[card.page_id])]
    title = _("To see near here") if point else _("To see first")
    return _leading(_row("sights", title, found), moment, SIGHT_SLUGS)


MAKERS: dict[str, Callable[[Moment], dict[str, Any]]] = {
    Shown.SHOP: _shops,
    Shown.EVENT: _events,
    Shown.WALK: _walks,
    Shown.SIGHT: _sights,
}
