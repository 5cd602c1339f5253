"""The days before which places are asked: public holidays and local event days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext

from core import languages, versions
from places.hours.holidays import holiday_name
from places.hours.timeline import PARIS
from places.models import District, LocalDay, Place
from places.said import SaidOf, knows_hours, said_of

DAYS_AHEAD = 45
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LocalName:
    """A local event: its name by language, and the districts it concerns (None: all)."""

    names: tuple[tuple[str, str], ...]
    districts: frozenset[int] | None

    def concerns(self, district_id: int | None) -> bool:
        """Whether the event matters to places of a district."""
        return self.districts is None or district_id in self.districts


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day on which hours may differ: a public holiday, a local event, or both."""

    date: date
    holiday: str
    events: tuple[LocalName, ...]

    def concerns(self, district_id: int | None) -> bool:
        """Whether places of a district are asked about this day."""
        return bool(self.holiday) or any(e.concerns(district_id) for e in self.events)

    @property
    def districts(self) -> frozenset[int] | None:
        """The districts whose places are asked; None means all places."""
        limits = [event.districts for event in self.events]
        if self.holiday or None in limits:
            return None
        return frozenset().union(*filter(None, limits))

    def label(self, district_id: int | None = None, everywhere: bool = False) -> str:
        """Names of the day for a district, or of all its events; active language."""
        names = [gettext(self.holiday)] if self.holiday else []
        language = languages.active()
        names += [
            dict(event.names)[language]
            for event in self.events
            if everywhere or event.concerns(district_id)
        ]
        return " · ".join(dict.fromkeys(names))


def today(at: datetime) -> date:
    """The day that it is in Lille."""
    return at.astimezone(PARIS).date()


def coming(first: date, days: int = DAYS_AHEAD) -> tuple[SpecialDay, ...]:
    """The special days among `days` days from `first` on, that day included."""
    return _coming(first, days)


def concerning(place: Place, first: date, days: int = DAYS_AHEAD) -> list[SpecialDay]:
    """The coming special days that matter to a place."""
    return [day for day in coming(first, days) if day.concerns(place.district_id)]


def said(place: Place, day: date) -> SaidOf:
    """What is known of the hours of a place on a day; makes no query."""
    return said_of(place.answered_days, knows_hours(place.hours_compiled), day)


@versions.kept
def _coming(first: date, days: int) -> tuple[SpecialDay, ...]:
    local = _local_days()
    found = []
    for at in range(days):
        day = first + at * ONE_DAY
        holiday, events = holiday_name(day), local.get(day, ())
        if holiday or events:
            found.append(SpecialDay(day, holiday, events))
    return tuple(found)


@versions.kept
def _local_days() -> dict[date, tuple[LocalName, ...]]:
    """Local events by day; at most two queries when content is new."""
    found: dict[date, tuple[LocalName, ...]] = {}
    days = LocalDay.objects.select_related("territory").order_by("date", "pk")
    rows = list(days.defer("territory__outline", "territory__body"))
    limited = any(row.territory_id for row in rows)
    districts = _districts() if limited else {}
    for row in rows:
        names = tuple((code, row.name(code)) for code in languages.codes())
        key = row.territory.translation_key if row.territory else None
        where = districts.get(key, frozenset()) if key else None
        found[row.date] = (*found.get(row.date, ()), LocalName(names, where))
    return found


def _districts() -> dict[object, frozenset[int]]:
    """The districts of each territory, by its key in all languages."""
    found: dict[object, set[int]] = {}
    rows = District.objects.order_by().values_list("territory__translation_key", "pk")
    for key, pk in rows:
        found.setdefault(key, set()).add(pk)
    return {key: frozenset(pks) for key, pks in found.items()}
