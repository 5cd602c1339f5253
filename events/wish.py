"""What a visitor asks of the agenda: read from any query string, and back."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.http import QueryDict

from events.choices import EventKind
from events.days import ONE_DAY
from events.fields import FIRST_YEAR, LAST_YEAR

HORIZON_DAYS = 120
# What repeats is known this far ahead (events.calendar.AHEAD).
MAX_DAYS = 400
TOGGLES = {"free": "is_free", "family": "for_families", "indoors": "indoors"}
SATURDAY = 5
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")


@dataclass(frozen=True, slots=True)
class Wish:
    """Days from `first` to `last`, toggles, one kind of event, one territory.

    `when` says how the days were asked for: "today", "weekend", "date", "dates"
    (from one day to another) or "all".
    """

    first: date
    last: date
    when: str = "all"
    toggles: frozenset[str] = frozenset()
    kind: str = ""
    territory: str = ""

    @classmethod
    def of(cls, query: QueryDict, today: date) -> "Wish":
        """Read the known parameters; whatever cannot be understood is ignored."""
        kind, territory = query.get("kind", ""), query.get("territory", "")
        return cls(
            *_days(query, today),
            toggles=frozenset(name for name in TOGGLES if query.get(name) == "1"),
            kind=kind if kind in EventKind.values else "",
            territory=territory if SLUG.fullmatch(territory) else "",
        )

    def toggled(self, name: str) -> "Wish":
        """The same wish with one toggle turned over."""
        return replace(self, toggles=self.toggles ^ {name})

    def on(self, day: date) -> "Wish":
        """The same wish for one day."""
        return replace(self, first=day, last=day, when="date")

    def within(self, when: str) -> "Wish":
        """The same wish for "today", "weekend" or "all", as an address."""
        return replace(self, when=when)

    def ahead(self, today: date) -> "Wish":
        """The same filters for all coming dates: what one subscribes to."""
        last = today + timedelta(days=HORIZON_DAYS)
        return replace(self, first=today, last=last, when="all")

    def query(self) -> str:
        """The wish as a query string that always reads the same, or ""."""
        values = [*self._days_query()]
        values += [f"{name}=1" for name in sorted(self.toggles)]
        values += [f"kind={self.kind}"] * bool(self.kind)
        values += [f"territory={self.territory}"] * bool(self.territory)
        return f"?{'&'.join(values)}" if values else ""

    def _days_query(self) -> list[str]:
        """The part of the query string that says the days."""
        if self.when == "date":
            return [f"date={self.first.isoformat()}"]
        if self.when == "dates":
            return [f"from={self.first.isoformat()}", f"to={self.last.isoformat()}"]
        return [] if self.when == "all" else [f"when={self.when}"]


def _days(query: QueryDict, today: date) -> tuple[date, date, str]:
    """(first, last, how they were asked for)."""
    day = read_day(query.get("date"))
    if day is not None:
        return day, day, "date"
    first, last = read_day(query.get("from")), read_day(query.get("to"))
    if first or last:
        return *_between(first, last, today), "dates"
    when = query.get("when", "")
    if when == "today":
        return today, today, when
    if when == "weekend":
        return *weekend(today), when
    return today, today + timedelta(days=HORIZON_DAYS), "all"


def _between(first: date | None, last: date | None, today: date) -> tuple[date, date]:
    """The days from one to another, whichever was written first; at most 400."""
    first = first or min(today, last or today)
    last = last or first + timedelta(days=HORIZON_DAYS)
    first, last = min(first, last), max(first, last)
    return first, min(last, first + timedelta(days=MAX_DAYS))


def read_day(raw: str | None) -> date | None:
    """A day of this century from "2026-11-28"; None from anything else."""
    try:
        day = date.fromisoformat(raw or "")
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year < LAST_YEAR else None


def weekend(today: date) -> tuple[date, date]:
    """Saturday and Sunday of this week; what is left of it once it began."""
    saturday = today + timedelta(days=SATURDAY - today.weekday())
    return max(saturday, today), saturday + ONE_DAY
