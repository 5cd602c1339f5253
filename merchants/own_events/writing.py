"""Between the page of an event and the forms in which its author writes it."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from core import languages
from core.formats import date_words
from core.uploads import store
from events.choices import Repeat
from events.models import EventPage, EventTime
from merchants.fiche.pages import write_story
from merchants.fiche.words import story_of
from merchants.own_events.forms import ELSEWHERE, HERE, BaseDays
from places.hours.timeline import PARIS
from places.hours.wording import clock_words
from places.models import Place

PLAIN = (
    "title",
    "kind",
    "venue_words",
    "is_free",
    "price_words",
    "summary",
    "for_families",
    "indoors",
    "age_min",
    "booking_url",
    "booking_phone",
)


def shown(page: EventPage) -> dict[str, Any]:
    """What the form says of a page."""
    found = {name: getattr(page, name) for name in PLAIN}
    return {
        **found,
        "text": story_of(page),
        "where": HERE if page.place_id else ELSEWHERE,
    }


def days_of(page: EventPage) -> list[dict[str, Any]]:
    """The rows of the days, in order."""
    rows = []
    for when in sorted(page.times.all(), key=lambda when: when.starts_at):
        starts, ends = (t.astimezone(PARIS) for t in (when.starts_at, when.ends_at))
        weekly = when.repeat == Repeat.WEEKLY
        rows.append(
            {
                "day": starts.date(),
                "begins": starts.time(),
                "ends": ends.time(),
                "weekly_until": when.until if weekly else None,
            }
        )
    return rows


def write(
    page: EventPage, values: dict[str, Any], days: BaseDays, here: Place | None
) -> None:
    """Put what was typed into a page in memory; what editors added stays.

    `here` is the place of the shop that announces it.
    """
    for name in PLAIN:
        if name in values:
            setattr(page, name, values[name])
    page.place = here if values.get("where") == HERE else None
    if story_of(page) != values["text"]:
        write_story(page, values["text"])
    page.times.set([_time(form, order) for order, form in enumerate(days.given)])


def _time(form: Any, order: int) -> EventTime:
    starts_at, ends_at = form.span
    until = form.cleaned_data.get("weekly_until")
    return EventTime(
        sort_order=order,
        starts_at=starts_at,
        ends_at=ends_at,
        repeat=Repeat.WEEKLY if until else Repeat.NEVER,
        until=until,
    )


def write_picture(
    page: EventPage, values: dict[str, Any], user: Any, names: list[str]
) -> None:
    """A new picture, another description, or none any more; `names` of no_orphans."""
    if values.get("without"):
        page.picture, page.picture_alt = None, ""
        return
    page.picture_alt = values.get("alt", "") or ""
    content = values.get("photo")
    if content:
        page.picture = store(content, names, title=page.title, uploaded_by_user=user)


def last_instant(when: EventTime) -> Any:
    """When a time is over for good; a repetition on its last day."""
    if when.until is None:
        return when.ends_at
    ends = when.ends_at.astimezone(PARIS)
    days = (ends.date() - when.starts_at.astimezone(PARIS).date()).days
    return ends.replace(
        year=when.until.year, month=when.until.month, day=when.until.day
    ) + timedelta(days=days)


def days_words(page: EventPage) -> str:
    """The days of an event, one on each line, for who reads it over."""
    language = languages.active()
    lines = []
    for row in days_of(page):
        hours = "–".join(
            clock_words(row[name], language) for name in ("begins", "ends")
        )
        line = f"{date_words(row['day'], language)}, {hours}"
        if row["weekly_until"]:
            until = {"day": date_words(row["weekly_until"], language)}
            line = f"{line}, {_('every week until %(day)s') % until}"
        lines.append(line)
    return "\n".join(lines)
