"""The agenda: what a visitor asks for, and the dates that answer."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.http import QueryDict

from core import languages
from core.serving import public
from core.statements import Statement
from events.cards import DateRow, date_rows
from events.models import EventDate, EventPage
from places.hours.timeline import PARIS

STRIP_DAYS = 14
HORIZON_DAYS = 120
ONE_DAY = timedelta(days=1)
TOGGLES = {"free": "is_free", "family": "for_families", "indoors": "indoors"}
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor asks of the agenda: days from `first` to `last`, and toggles."""

    first: date
    last: date
    when: str
    toggles: frozenset[str] = frozenset()

    @classmethod
    def of(cls, query: QueryDict, today: date) -> "Wish":
        """Read the known parameters; whatever cannot be a day is ignored."""
        toggles = frozenset(name for name in TOGGLES if query.get(name) == "1")
        day = _day(query.get("date"))
        if day is not None:
            return cls(day, day, "date", toggles)
        when = query.get("when", "")
        if when == "today":
            return cls(today, today, when, toggles)
        if when == "weekend":
            return cls(*weekend(today), when, toggles)
        horizon = today + timedelta(days=HORIZON_DAYS)
        return cls(today, horizon, "all", toggles)

    def toggled(self, name: str) -> "Wish":
        """The same wish with one toggle turned over."""
        return replace(self, toggles=self.toggles ^ {name})

    def query(self) -> str:
        """The wish as a query string that always reads the same, or ""."""
        values = [f"{name}=1" for name in sorted(self.toggles)]
        if self.when == "date":
            values.insert(0, f"date={self.first.isoformat()}")
        elif self.when != "all":
            values.insert(0, f"when={self.when}")
        return f"?{'&'.join(values)}" if values else ""


def _day(raw: str | None) -> date | None:
    """A day of this century from "2026-11-28"; None from anything else."""
    try:
        day = date.fromisoformat(raw or "")
    except ValueError:
        return None
    return day if 2000 <= day.year < 2100 else None


def weekend(today: date) -> tuple[date, date]:
    """Saturday and Sunday of this week; what is left of it once it began."""
    saturday = today + timedelta(days=SATURDAY - today.weekday())
    return max(saturday, today), saturday + ONE_DAY


def dates(first: date, last: date, toggles: frozenset[str]) -> list[DateRow]:
    """Dates of public events, in the active language, that touch these days."""
    language = languages.active()
    found = DATES(
        tuple(sorted(toggles)),
        language,
        begin=_midnight(first),
        end=_midnight(last + ONE_DAY),
    )
    return [DateRow(*row) for row in found]


def _dates(
    toggles: tuple[str, ...], language: str, begin: datetime, end: datetime
) -> QuerySet:
    events = public(EventPage.objects, language)
    found = EventDate.objects.filter(
        event__in=events.filter(**{TOGGLES[name]: True for name in toggles}),
        starts_at__lt=end,
        ends_at__gt=begin,
    )
    return date_rows(found.order_by("starts_at", "pk"), language)


DATES = Statement(_dates, begin=datetime, end=datetime)


def dates_in_territory(slug: str, first: date, last: date) -> list[DateRow]:
    """Dates of public events at places of a territory, in the active language."""
    found = IN_TERRITORY(
        languages.active(),
        slug=slug,
        begin=_midnight(first),
        end=_midnight(last + ONE_DAY),
    )
    return [DateRow(*row) for row in found]


def _in_territory(language: str, slug: str, begin: datetime, end: datetime) -> QuerySet:
    here = {"event__place__district__territory__slug": slug}
    found = EventDate.objects.filter(
        event__in=public(EventPage.objects, language),
        starts_at__lt=end,
        ends_at__gt=begin,
        **here,
    )
    return date_rows(found.order_by("starts_at", "pk"), language)


IN_TERRITORY = Statement(_in_territory, slug=str, begin=datetime, end=datetime)


def _midnight(day: date) -> datetime:
    """The instant at which a day begins in Paris."""
    return datetime.combine(day, time(), tzinfo=PARIS)


def days_of(when: DateRow) -> tuple[date, date]:
    """First and last day of a date; one that ends in the night belongs to the evening."""
    first = when.starts_at.astimezone(PARIS).date()
    if not when.all_day:
        return first, first
    return first, when.ends_at.astimezone(PARIS).date()


def by_day(
    found: list[DateRow], first: date, last: date, now: datetime
) -> list[tuple[date, list[DateRow]]]:
    """Dates below the day that lists them: a long run only once, on its first shown day.

    What is over by `now` is left out; what began before `first` is under `first`.
    """
    days: dict[date, list[DateRow]] = {}
    for when in found:
        begins, ends = days_of(when)
        if when.ends_at > now and ends >= first and begins <= last:
            days.setdefault(max(begins, first), []).append(when)
    return sorted(days.items())


def counts(found: list[DateRow], first: date, now: datetime) -> Counter[date]:
    """How many events each of the 14 days of the strip has."""
    per_day: Counter[date] = Counter()
    last = first + (STRIP_DAYS - 1) * ONE_DAY
    for when in found:
        if when.ends_at <= now:
            continue
        begins, ends = days_of(when)
        day, end = max(begins, first), min(ends, last)
        while day <= end:
            per_day[day] += 1
            day += ONE_DAY
    return per_day
