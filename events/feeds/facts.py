"""What the entries of one event say together, as the fields of an event page.

Several sources are united: the richer value wins, an empty one never does. Whatever a
field would refuse is left out, since nobody is there to correct it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField
from django.utils.text import Truncator

from core import languages
from core.geo.geometry import METROPOLE
from core.plain_text import one_line, plain
from events.choices import EventAccess, EventKind, EventStatus
from events.feeds.entry import Entry, Timing, Words
from events.feeds.markup import body_html
from events.models import EventPage

MARKUP = re.compile(r"<[a-zA-Z/!]")
OLDEST = 120
# What says most of an event wins over what says less.
GRAVEST = (
    EventStatus.CANCELLED,
    EventStatus.POSTPONED,
    EventStatus.MOVED,
    EventStatus.FULL,
    EventStatus.SCHEDULED,
)
SAME_DATE = timedelta(minutes=15)
LONGEST_RUN = timedelta(days=3 * 366)
COPIED = ("organiser", "organiser_url", "booking_url", "booking_email", "online_url")
TOLD = ("is_free", "for_families", "indoors")
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Where:
    """Where an event takes place, as its sources say; `point` is (lng, lat)."""

    name: str = ""
    address: str = ""
    point: tuple[float, float] | None = None

    @property
    def words(self) -> str:
        """ "La Condition Publique, 14 place Faidherbe, 59100 Roubaix"."""
        return ", ".join(filter(None, (self.name, self.address)))


def fields_in(entries: Sequence[Entry], language: str, default_kind: str) -> Fields:
    """What a page in a language says; empty values say nothing and are left out.

    `entries` are in the order in which they are believed. Words are those of the
    language, else French, else any.
    """
    texts = _longest(body_html(_said(entry.texts, language)) for entry in entries)
    summary = _longest(line(_said(e.summary, language)) for e in entries)
    found = {
        "title": _first(line(_said(entry.title, language)) for entry in entries),
        "summary": Truncator(summary or one_line(plain(texts))).chars(240),
        "body": texts,
        "price_words": _first(line(_said(e.price_words, language)) for e in entries),
        "kind": _first(e.kind for e in entries if e.kind in EventKind) or default_kind,
        "access": [code for code in EventAccess.values if _any(entries, code)],
        "booking_phone": _first(phone(entry.booking_phone) for entry in entries),
        **{name: _first(getattr(e, name) for e in entries) for name in COPIED},
        **{name: _told(entries, name) for name in TOLD},
        **_ages(entries),
    }
    fields = {name: _clean(name, value) for name, value in found.items()}
    fields = {name: value for name, value in fields.items() if not is_empty(value)}
    return fields | {"status": status(entries)}


def is_empty(value: Any) -> bool:
    """Whether a value says nothing; False and 0 do say something."""
    return value is None or value == "" or value == []


def status(entries: Iterable[Entry]) -> str:
    """The gravest status that one of them tells."""
    told = {entry.status for entry in entries}
    return next((str(s) for s in GRAVEST if s in told), str(EventStatus.SCHEDULED))


def times(entries: Sequence[Entry]) -> list[Timing]:
    """All dates that any of them tells, each once, in order.

    Of two that begin within a quarter of an hour the first told is kept; that it is
    cancelled is believed whoever says it.
    """
    found: list[Timing] = []
    for when in (when for entry in entries for when in entry.timings):
        if not _is_possible(when):
            continue
        twin = next((n for n, at in enumerate(found) if _is_same(at, when)), None)
        if twin is None:
            found.append(when)
        elif when.is_cancelled and not found[twin].is_cancelled:
            found[twin] = _cancelled(found[twin])
    return sorted(found, key=lambda when: (when.starts_at, when.ends_at))


def where(entries: Sequence[Entry]) -> Where:
    """The venue of the first entry that knows its position, else of the first at all."""
    known = [entry for entry in entries if entry.venue_name or entry.street_address]
    placed = [entry for entry in entries if point_of(entry)]
    entry = next(iter([e for e in placed if e in known] or known or placed), None)
    if entry is None:
        return Where(address=_first(line(entry.city) for entry in entries))
    town = line(f"{entry.postal_code} {entry.city}")
    name, street = line(entry.venue_name), line(entry.street_address)
    address = ", ".join(part for part in (street, town) if part not in ("", name))
    return Where(name, address, point_of(entry))


def point_of(entry: Entry) -> tuple[float, float] | None:
    """(lng, lat) in the metropolis; None for nowhere and for elsewhere."""
    if entry.lat is None or entry.lng is None:
        return None
    return (entry.lng, entry.lat) if METROPOLE.contains(entry.lng, entry.lat) else None


def line(text: str) -> str:
    """One line of plain words, whatever markup a feed put into it."""
    return one_line(plain(text) if MARKUP.search(text) else text)


def phone(text: str) -> str:
    """A number in international form; French ones are known without their code."""
    digits = re.sub(r"[^\d+]", "", text)
    return re.sub(r"^0(?=[1-9]\d{8}$)", "+33", digits)


def _said(words: Words, language: str) -> str:
    """The words in a language, else in French, else in any."""
    order = (language, languages.SOURCE, *words)
    return next((words[code] for code in order if words.get(code)), "")


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _longest(values: Iterable[str]) -> str:
    return max(values, key=len, default="")


def _told(entries: Iterable[Entry], name: str) -> bool | None:
    """The first that says yes or no; None when nobody does."""
    said = (getattr(entry, name) for entry in entries)
    return next((value for value in said if value is not None), None)


def _any(entries: Iterable[Entry], code: str) -> bool:
    return any(code in entry.access for entry in entries)


def _ages(entries: Iterable[Entry]) -> Fields:
    """Both ends from one entry, when they can be ages of people."""
    for entry in entries:
        low, high = entry.age_min, entry.age_max
        known = [age for age in (low, high) if age is not None]
        if known and all(0 <= a <= OLDEST for a in known) and known == sorted(known):
            return {"age_min": low, "age_max": high}
    return {}


def _clean(name: str, value: Any) -> Any:
    """A value as the field of that name takes it; None when it would refuse it."""
    field = EventPage._meta.get_field(name)
    if is_empty(value) or name == "body":
        return value
    # A cut sentence is still one, a cut address is not.
    if type(field) is CharField and name != "booking_phone":
        value = Truncator(value).chars(field.max_length)
    try:
        return field.clean(value, None)
    except ValidationError:
        return None


def _is_possible(when: Timing) -> bool:
    """Whether a date ends after it begins, in this century, and before years are over."""
    length = when.ends_at - when.starts_at
    years = (when.starts_at.year, when.ends_at.year)
    in_time = all(2000 <= year < 2100 for year in years)
    return in_time and timedelta(0) <= length <= LONGEST_RUN


def _is_same(one: Timing, other: Timing) -> bool:
    near = abs(one.starts_at - other.starts_at) <= SAME_DATE
    return near and one.all_day == other.all_day


def _cancelled(when: Timing) -> Timing:
    return Timing(when.starts_at, when.ends_at, when.all_day, is_cancelled=True)


def coming(times_: Iterable[Timing], now: datetime) -> bool:
    """Whether anything is still to come."""
    return any(when.ends_at > now for when in times_)
