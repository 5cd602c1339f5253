"""Slides of each kind: shops and sights that are open, events of the day, walks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.utils.translation import gettext as _

from core import bitsets
from events import agenda
from events.cards import DateRow, date_card, dated_hour
from events.cards import rows_of as date_rows_of
from events.choices import EventStatus
from events.days import is_run
from events.diary import diary
from events.hours import hour_words
from events.wish import Wish
from places.hours.openings import is_open_at
from places.nearby import Point
from shops.cards import ShopRow, shop_card
from shops.cards import rows_of as shop_rows_of
from shops.catalogue import Catalogue, catalogue
from tv.choices import Shown
from tv.programme import Slot
from tv.slide import FAR_M, Slide, from_here, midnight, slide_of, state_until
from tv.sources import SightFacts, WalkFacts, sights_of, walks_of
from walks.cards import sight_card, walk_card

MOST = 24
NEAREST = 72
# Each hour begins with other shops, so that all of those near here are seen.
SHOPS_AN_HOUR = 8
# Who sets off now must not find the door closing.
STAYS_OPEN = timedelta(minutes=15)
ON = (EventStatus.SCHEDULED, EventStatus.FULL)


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom slides are made: where the screen stands, what it shows, when."""

    slot: Slot
    point: Point | None
    language: str
    at: datetime

    def away_m(self, lat: float | None, lng: float | None) -> float:
        """Metres from the screen; infinite when that is not known."""
        if self.point is None or lat is None or lng is None:
            return float("inf")
        return self.point.away_m(lat, lng)

    def is_open(self, compiled: str) -> bool:
        """Whether a door is open, and still will be when one gets there."""
        later = self.at + STAYS_OPEN
        return all(is_open_at(compiled, t.timestamp()) for t in (self.at, later))


def shops(asked: Asked) -> list[Slide]:
    """Shops that are open; one query."""
    known = catalogue(asked.language)
    positions = _of_many_trades(known, _open_shops(known, asked))
    hour = int(asked.at.timestamp() // 3600)
    begin = hour * SHOPS_AN_HOUR % max(1, len(positions))
    turned = (positions[begin:] + positions[:begin])[:MOST]
    return shop_slides([known.pks[position] for position in turned], asked)


def _open_shops(known: Catalogue, asked: Asked) -> list[int]:
    """Positions of the open shops: the nearest ones, or all of a territory."""
    slot, point = asked.slot, asked.point
    later = (asked.at + STAYS_OPEN).timestamp()
    bits = known.open_at(asked.at) & known.board.at_moment(later)
    if slot.territory:
        bits &= known.facet("territory", slot.territory)
    if slot.categories:
        trades = (known.facet("category", slug) for slug in slot.categories)
        bits &= reduce(or_, trades)
    if point is None or slot.territory:
        return bitsets.list_of(bits)
    near = known.nearest(point.lat, point.lng, bits, NEAREST, FAR_M)
    return [found.position for found in near]


def _of_many_trades(known: Catalogue, positions: Sequence[int]) -> list[int]:
    """The same shops, one of each trade before a second of any."""
    seen: Counter[str] = Counter()
    ranked = []
    for number, position in enumerate(positions):
        trade = known.categories[position]
        ranked.append((seen[trade], number, position))
        seen[trade] += 1
    return [position for _turn, _number, position in sorted(ranked)]


def shop_slides(keys: Sequence[int], asked: Asked) -> list[Slide]:
    """Slides of these fiches, open or not, in their order; one query."""
    rows = shop_rows_of(keys)
    return [_shop_slide(rows[key], asked) for key in keys if key in rows]


def _shop_slide(row: ShopRow, asked: Asked) -> Slide:
    card = shop_card(row, asked.at)
    facts = [from_here(asked.point, row.lat, row.lng), card.area]
    until = state_until(row, asked.at)
    return slide_of(Shown.SHOP, card, facts, until=until)


def events(asked: Asked) -> list[Slide]:
    """What is on today and not over, once each, near ones first; one query."""
    today = asked.at.date()
    wish = Wish(today, today, territory=asked.slot.territory)
    found = agenda.rows(agenda.listing(wish, asked.at), 0, MOST)
    once: dict[int, DateRow] = {}
    for _day, when in found:
        if when.state in ON:
            once.setdefault(when.event_id, when)
    ordered = sorted(once.values(), key=lambda when: _away_m(when, asked) > FAR_M)
    return [_event_slide(when, asked) for when in ordered]


def _away_m(when: DateRow, asked: Asked) -> float:
    lng, lat = when.point or (None, None)
    return asked.away_m(lat, lng)


def event_slides(keys: Sequence[int], asked: Asked) -> list[Slide]:
    """Slides of the next date of each of these events; one query."""
    known = diary(asked.language)
    off = bitsets.Membership(known.facet("state", "off"))
    dates = []
    for key in keys:
        coming = (
            known.pks[n]
            for n in known.by_event.get(key, ())
            if known.ends[n] > asked.at.timestamp() and n not in off
        )
        dates += [next(coming, 0)]
    rows = date_rows_of([pk for pk in dates if pk])
    return [_event_slide(rows[pk], asked) for pk in dates if pk in rows]


def _event_slide(when: DateRow, asked: Asked) -> Slide:
    """ "Today, 8 pm" until midnight; "until 3 Jan" or a day until it is over."""
    card = date_card(when)
    today, ends = asked.at.date(), int(when.ends_at.timestamp())
    hour, until = hour_words(when, asked.language, today), ends
    is_today = when.starts_at.astimezone(asked.at.tzinfo).date() == today
    if not is_today and when.starts_at > asked.at:
        hour = dated_hour(when, asked.language)
    words = {"word": hour[:1].upper() + hour[1:], "change": ""}
    if is_today and not is_run(when):
        words = {"word": _("Today"), "change": hour}
        until = min(ends, int(midnight(asked.at).timestamp()))
    facts = [from_here(asked.point, card.lat, card.lng), card.area, card.tag]
    facts += card.facts
    return slide_of(
        Shown.EVENT, card, facts, css="day", until=until, ends=ends, **words
    )


def walks(asked: Asked) -> list[Slide]:
    """Walks through the territory, those that begin nearest first; no query."""
    slug = asked.slot.territory
    found = [
        walk
        for walk in walks_of(asked.language).values()
        if not slug or slug in walk.territories
    ]
    found.sort(key=lambda walk: asked.away_m(*_start(walk)))
    return walk_slides(found[:MOST], asked)


def _start(walk: WalkFacts) -> tuple[float | None, float | None]:
    """(lat, lng) of the start."""
    lng, lat = walk.start or (None, None)
    return lat, lng


def walk_slides(found: Iterable[WalkFacts], asked: Asked) -> list[Slide]:
    """Slides of walks; what they say is true at all hours."""
    slides = []
    for walk in found:
        card = walk_card(walk.row)
        away = from_here(asked.point, *_start(walk))
        begins = _("Start: %(where)s") % {"where": away} if away else walk.start_words
        slides.append(slide_of(Shown.WALK, card, [*card.facts, begins]))
    return slides


def sights(asked: Asked) -> list[Slide]:
    """Sights that are open, nearest first; no query."""
    slug = asked.slot.territory
    found = [
        sight
        for sight in sights_of(asked.language).values()
        if asked.is_open(sight.row.hours_compiled)
        and (not slug or sight.territory == slug)
    ]
    found.sort(key=lambda sight: asked.away_m(sight.row.lat, sight.row.lng))
    return sight_slides(found[:MOST], asked)


def sight_slides(found: Iterable[SightFacts], asked: Asked) -> list[Slide]:
    """Slides of sights, open or not."""
    slides = []
    for sight in found:
        row, card = sight.row, sight_card(sight.row, asked.at)
        facts = [from_here(asked.point, row.lat, row.lng), card.area]
        until = state_until(row, asked.at)
        slides.append(slide_of(Shown.SIGHT, card, facts, until=until))
    return slides
