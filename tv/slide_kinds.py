"""Slides of each kind: shops and sights that are open, events of the day, walks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

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
from places.hours.timeline import PARIS
from places.hours.wording import clock_words
from places.nearby import Point
from shops.around import open_first
from shops.cards import ShopRow, shop_card
from shops.cards import rows_of as shop_rows_of
from shops.catalogue import Catalogue, catalogue
from tv.choices import Shown
from tv.programme import Slot
from tv.slide import FAR_M, Slide, from_here, midnight, slide_of, state_until
from tv.sources import SightFacts, WalkFacts, shops_of, sights_of, walks_of
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
    positions = _open_shops(known, asked)
    mixed = open_first(known, positions, asked.at, len(positions))
    hour = int(asked.at.timestamp() // 3600)
    begin = hour * SHOPS_AN_HOUR % max(1, len(mixed))
    turned = (mixed[begin:] + mixed[:begin])[:MOST]
    return shop_slides([known.pks[positions[number]] for number in turned], asked)


def _open_shops(known: Catalogue, asked: Asked) -> list[int]:
    """Positions of the open shops: the nearest ones, or all of a territory."""
    slot, point = asked.slot, asked.point
    later = (asked.at + STAYS_OPEN).timestamp()
    is_open = known.open_at(asked.at) & known.board.at_moment(later)
    bits = is_open & shops_of(known, slot)
    if point is None or slot.territory:
        return bitsets.list_of(bits)
    near = known.nearest(point.lat, point.lng, bits, NEAREST, FAR_M)
    return [found.position for found in near]


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
    """A date with its hour, its walk, its place, its price."""
    card = date_card(when)
    facts = [from_here(asked.point, card.lat, card.lng), card.area, card.tag]
    words, until = _hour(when, asked)
    word, _comma, change = words.partition(", ")
    return slide_of(
        Shown.EVENT,
        card,
        [*facts, *card.facts],
        word=word[:1].upper() + word[1:],
        change=change,
        css="day",
        until=int(until.timestamp()),
        ends=int(when.ends_at.timestamp()),
    )


def _hour(when: DateRow, asked: Asked) -> tuple[str, datetime]:
    """ "today, 8 pm", "on now, until 10 pm", "until 3 Jan", and how long that is true."""
    starts, ends = when.starts_at.astimezone(PARIS), when.ends_at.astimezone(PARIS)
    if is_run(when) and starts <= asked.at:
        return hour_words(when, asked.language), ends
    if starts <= asked.at:
        end = clock_words(ends.time(), asked.language)
        return _("on now, until %(time)s") % {"time": end}, ends
    if starts.date() == asked.at.date():
        hour = hour_words(when, asked.language)
        return f"{_('Today')}, {hour}", min(starts, midnight(asked.at))
    return dated_hour(when, asked.language), starts


def walks(asked: Asked) -> list[Slide]:
    """Walks through the territory, those that begin nearest first; no query."""
    found = walks_of(asked.language, asked.slot.territory)
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
    found = [
        sight
        for sight in sights_of(asked.language, asked.slot.territory)
        if asked.is_open(sight.row.hours_compiled)
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
