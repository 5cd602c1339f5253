"""Events of the demonstration: invented, over the weeks that follow today."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from core.formats import euros
from events.calendar import write_dates
from events.models import EventIndexPage, EventPage, EventTime
from home.demo.files import read
from home.demo.pages import Library, body, parents, same
from home.demo.pages import make as make_pages
from places.hours.timeline import PARIS
from places.models import Place
from shops.models import ShopPage
from walks.models import SightPage

WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)

MAYBE = ("age_min", "age_max", "access")
MAYBE_WORDS = ("status_words", "access_words")


def make(library: Library) -> int:
    """Make the events that do not exist yet, and give new dates to those all over."""
    today = timezone.localdate()
    return sum(_make(facts, today, library) for facts in read("events")["event"])


def _make(facts: dict[str, Any], today: date, library: Library) -> bool:
    """One event in each language; False when it is there and still to come."""
    pages = make_pages(
        EventPage,
        parents(EventIndexPage),
        same(facts["slug"]),
        lambda code: _fields(facts, code, library),
    )
    found = pages.values() if pages else _over(facts["slug"])
    for page in found:
        page.times.all().delete()
        for when in facts["dates"]:
            EventTime.objects.create(event=page, **time_fields(when, today))
        write_dates(page)
    return bool(found)


def _over(slug: str) -> list[EventPage]:
    """The pages of a demonstration event that has been over for a day."""
    pages = EventPage.objects.filter(slug=slug, is_demo=True)
    yesterday = timezone.now() - timedelta(days=1)
    return list(pages.exclude(dates__ends_at__gt=yesterday))


def _fields(facts: dict[str, Any], code: str, library: Library) -> dict[str, Any]:
    """What an event page says in one language."""
    place = _place(facts)
    price = "" if facts["is_free"] else euros(round(facts["price_eur"] * 100), code)
    fields: dict[str, Any] = {
        "title": facts["title"][code],
        "summary": facts["summary"][code],
        "place": place,
        "price_words": price,
        "body": body(facts["body"][code]),
        **library.fields(facts["picture"], code),
    }
    if place is None:
        fields["venue_words"] = f"{facts['venue_words']}, {facts['city']}"
        position = [facts["lng"], facts["lat"]]
        fields["location"] = {"type": "Point", "coordinates": position}
    names = ("kind", "status", "is_free", "for_families", "indoors", "is_demo")
    fields |= {name: facts[name] for name in (*names, "organiser")}
    fields |= {name: facts[name] for name in MAYBE if name in facts}
    return fields | {name: facts[name][code] for name in MAYBE_WORDS if name in facts}


def _place(facts: dict[str, Any]) -> Place | None:
    """The place of a sight or of a shop."""
    if "sight" in facts:
        return SightPage.objects.filter(slug=facts["sight"]).first().place
    if "shop" in facts:
        return ShopPage.objects.filter(slug=facts["shop"]).first().shop.place
    return None


def time_fields(facts: dict[str, Any], today: date) -> dict[str, Any]:
    """The fields of EventTime: one date, a run, or a date that comes back by weeks."""
    starts_at, ends_at, all_day = span(facts, today)
    left_out = (starts_at + timedelta(weeks=n) for n in facts.get("except_weeks", ()))
    return {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "all_day": all_day,
        "is_cancelled": facts.get("cancelled", False),
        "repeat": facts.get("repeat", ""),
        "except_on": [f"{day:%Y-%m-%d}" for day in left_out],
    }


def span(facts: dict[str, Any], today: date) -> tuple[datetime, datetime, bool]:
    """(start, end, whole days) of one date, counted from today."""
    if "first_in_days" in facts:
        first = today + timedelta(days=facts["first_in_days"])
        last = today + timedelta(days=facts["last_in_days"])
        return _at(first, facts["start"]), _at(last, facts["end"]), True
    if "weekday" in facts:
        wait = (WEEKDAYS.index(facts["weekday"]) - today.weekday()) % 7
        day = today + timedelta(days=wait + 7 * facts["week"])
    else:
        day = today + timedelta(days=facts["days_from_now"])
    starts_at = _at(day, facts["start"])
    return starts_at, starts_at + timedelta(minutes=facts["duration_min"]), False


def _at(day: date, clock: str) -> datetime:
    """A local hour of a day."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=PARIS)
