"""Every coming date of a language in memory, in columns: what the agenda is made from.

Filters, counts and order are worked out on sets of positions (core.bitsets), so that
they cost the same for 200 dates and for 20,000; only the cards of one page are read
from the database. A position is the place of a date in the order of days, then of
hours; what goes on over days comes after the hours of the day on which it begins.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from core import bitsets, versions
from core.serving import public
from core.statements import Statement
from events.calendar import When
from events.choices import EventStatus
from events.days import days_of, is_run
from events.models import EventDate, EventPage
from events.wish import TOGGLES, Wish
from places.models import Territory

# What was over this long ago is listed by nobody.
BEHIND = timedelta(days=2)
MAX_DAYS_KEPT = 100
OFF = (EventStatus.CANCELLED, EventStatus.POSTPONED)
COLUMNS = {
    "pk": "pk",
    "starts_at": "starts_at",
    "ends_at": "ends_at",
    "all_day": "all_day",
    "is_cancelled": "is_cancelled",
    "event_id": "event_id",
    "kind": "event__kind",
    "is_free": "event__is_free",
    "for_families": "event__for_families",
    "indoors": "event__indoors",
    "place_id": "event__place_id",
    "territory": "event__place__district__territory__slug",
    "status": "event__status",
}


class Row(NamedTuple):
    """What the diary reads of a date: the values of COLUMNS."""

    pk: int
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    is_cancelled: bool
    event_id: int
    kind: str
    is_free: bool
    for_families: bool
    indoors: bool
    place_id: int | None
    territory: str | None
    status: str


class Entry(NamedTuple):
    """A row with its days; entries sort as the agenda lists them."""

    first: int
    is_run: bool
    starts: float
    pk: int
    last: int
    row: Row


def _coming(language: str, since: datetime) -> QuerySet:
    dates = EventDate.objects.filter(
        event__in=public(EventPage.objects, language), ends_at__gt=since
    )
    return dates.order_by().values_list(*COLUMNS.values())


COMING = Statement(_coming, language=str, since=datetime)
TERRITORIES = Statement(
    lambda language: (
        Territory.objects.filter(locale__language_code=language)
        .order_by("position", "name")
        .values_list("slug", "name")
    ),
    language=str,
)


class OfDay(NamedTuple):
    """What a day lists, in order, and the same as a set."""

    positions: list[int]
    bits: int


@dataclass(slots=True, eq=False)
class Diary:
    """The dates of one language at one version of the content.

    Days are numbers (date.toordinal), moments seconds since 1970.
    """

    pks: array
    event_ids: array
    firsts: array
    lasts: array
    starts: array
    ends: array
    runs: list[int]
    facets: dict[str, dict[str, int]]
    by_place: dict[int, list[int]]
    by_event: dict[int, list[int]]
    whole_days: int
    cancelled: int
    everything: int
    days: dict[int, OfDay] = field(default_factory=dict)

    def matching(self, wish: Wish) -> int:
        """The dates that answer the filters of a wish, on whatever day."""
        found = self.everything
        for name in wish.toggles:
            found &= self.facet("toggle", name)
        if wish.kind:
            found &= self.facet("kind", wish.kind)
        if wish.territory:
            found &= self.facet("territory", wish.territory)
        return found

    def facet(self, kind: str, value: str) -> int:
        """The dates of one value of a filter: of "kind", "concert"."""
        return self.facets.get(kind, {}).get(value, 0)

    def from_to(self, first: int, last: int) -> tuple[int, int]:
        """The positions, from one to before another, that begin on these days."""
        return bisect_left(self.firsts, first), bisect_right(self.firsts, last)

    def between(self, first: int, last: int) -> int:
        """The dates that begin on these days, as a set."""
        start, stop = self.from_to(first, last)
        return (1 << max(start, stop)) - (1 << start)

    def on_day(self, day: int) -> OfDay:
        """What a day lists: by hour, then what goes on, that ends soonest first."""
        found = self.days.get(day)
        if found is None:
            # Another thread may empty it at any moment.
            if len(self.days) >= MAX_DAYS_KEPT:
                self.days.clear()
            found = self.days[day] = self._on_day(day)
        return found

    def _on_day(self, day: int) -> OfDay:
        runs = [n for n in self.runs if self.firsts[n] <= day <= self.lasts[n]]
        going_on = set(runs)
        begun = [n for n in range(*self.from_to(day, day)) if n not in going_on]
        runs.sort(key=lambda n: (self.ends[n], n))
        return OfDay(begun + runs, bitsets.of(begun + runs, len(self.pks)))

    def over(self, day: int, stamp: float) -> int:
        """What a day lists and is over at a moment of it."""
        found = (n for n in self.on_day(day).positions if self.ends[n] <= stamp)
        return bitsets.of(found, len(self.pks))

    def on_at(self, day: int, stamp: float) -> list[int]:
        """What takes place at a moment of a day; of runs all that are not over."""
        listed = self.since_yesterday(day, stamp) + self.on_day(day).positions
        off = bitsets.Membership(self.facet("state", "off"))
        found = (n for n in listed if self.starts[n] <= stamp < self.ends[n])
        return [position for position in found if position not in off]

    def next_of(self, event_id: int, stamp: float) -> When | None:
        """The first date of an event that is not over, else the last one it had."""
        positions = self.by_event.get(event_id)
        if not positions:
            return None
        coming = (n for n in positions if self.ends[n] >= stamp)
        n = next(coming, positions[-1])
        return When(
            starts_at=datetime.fromtimestamp(self.starts[n], UTC),
            ends_at=datetime.fromtimestamp(self.ends[n], UTC),
            all_day=bool(self.whole_days >> n & 1),
            is_cancelled=bool(self.cancelled >> n & 1),
        )

    def since_yesterday(self, day: int, stamp: float) -> list[int]:
        """What began the evening before a day and is still on at a moment of it."""
        begun = range(*self.from_to(day - 1, day - 1))
        return [n for n in begun if self.ends[n] > stamp and self.lasts[n] < day]


@versions.kept
def diary(language: str) -> Diary:
    """The diary of a language; one query when the content changed."""
    since = timezone.now() - BEHIND
    rows = (Row(*row) for row in COMING(language=language, since=since))
    entries = sorted(map(_entry, rows), key=lambda entry: entry[:4])
    size, rows_at = len(entries), list(enumerate(entries))
    return Diary(
        pks=array("q", (e.pk for e in entries)),
        event_ids=array("q", (e.row.event_id for e in entries)),
        firsts=array("l", (e.first for e in entries)),
        lasts=array("l", (e.last for e in entries)),
        starts=array("d", (e.starts for e in entries)),
        ends=array("d", (e.row.ends_at.timestamp() for e in entries)),
        runs=[n for n, e in enumerate(entries) if e.is_run],
        facets=_facets(entries),
        by_place=_by_place(entries),
        by_event=_by_event(entries),
        whole_days=bitsets.of((n for n, e in rows_at if e.row.all_day), size),
        cancelled=bitsets.of((n for n, e in rows_at if e.row.is_cancelled), size),
        everything=(1 << size) - 1,
    )


def _entry(row: Row) -> Entry:
    first, last = days_of(row)
    return Entry(
        first=first.toordinal(),
        is_run=is_run(row),
        starts=row.starts_at.timestamp(),
        pk=row.pk,
        last=last.toordinal(),
        row=row,
    )


def _facets(entries: list[Entry]) -> dict[str, dict[str, int]]:
    """For each filter and each of its values, the dates that have it."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for position, entry in enumerate(entries):
        for kind, value in _values(entry.row):
            found[kind][value].append(position)
    return {
        kind: {value: bitsets.of(m, len(entries)) for value, m in values.items()}
        for kind, values in found.items()
    }


def _values(row: Row) -> Iterator[tuple[str, Any]]:
    """Every (filter, value) that a date answers."""
    yield "kind", row.kind
    if row.territory:
        yield "territory", row.territory
    if row.is_cancelled or row.status in OFF:
        yield "state", "off"
    for name, column in TOGGLES.items():
        if getattr(row, column):
            yield "toggle", name


def _by_place(entries: list[Entry]) -> dict[int, list[int]]:
    """The positions of what happens at each place, by its key."""
    found: dict[int, list[int]] = defaultdict(list)
    for position, entry in enumerate(entries):
        if entry.row.place_id is not None:
            found[entry.row.place_id].append(position)
    return dict(found)


def _by_event(entries: list[Entry]) -> dict[int, list[int]]:
    """The positions of the dates of each event, by its key, in the order of hours."""
    found: dict[int, list[int]] = defaultdict(list)
    order = sorted(range(len(entries)), key=lambda n: (entries[n].starts, n))
    for position in order:
        found[entries[position].row.event_id].append(position)
    return dict(found)


@versions.kept
def territory_names(language: str) -> dict[str, str]:
    """Names of all territories by their slug, in the editors' order."""
    return dict(TERRITORIES(language=language))


def day_of(number: int) -> date:
    """The day of a number."""
    return date.fromordinal(number)


versions.watch(EventDate)
