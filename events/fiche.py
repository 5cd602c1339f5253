"""What the page of an event says: its dates, its state, what is to know, its sources."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import languages
from core.cards import Card
from core.statements import Statement
from core.validators import phone_words
from events.calendar import When, dates_of
from events.cards import price_words
from events.choices import EventAccess, EventStatus
from events.hours import date_sentence
from events.ical import stamp_of
from events.models import EventDate, EventPage
from events.repetition import NEXT_ONE, joined, sentences
from places import nearby

SHOWN_DATES = 8
# Nobody reads on for longer; the calendar file has them all.
MOST_DATES, PAST_DATES = 52, 30
TAKES_PLACE = (EventStatus.SCHEDULED, EventStatus.MOVED)
STATE_CSS = {EventStatus.CANCELLED: "closed", EventStatus.POSTPONED: "closed"}
DATES = Statement(
    lambda event_id: (
        EventDate.objects.filter(event=event_id)
        .order_by("starts_at", "pk")
        .values_list(*When._fields)
    ),
    event_id=int,
)


def dates_shown(request: HttpRequest, page: EventPage, at: datetime) -> list[When]:
    """The dates of an event, in order; those of a draft follow from its times."""
    if getattr(request, "is_preview", False):
        return dates_of(page.times.all(), at.date())
    return [When(*row) for row in DATES(event_id=page.pk)]


def date_groups(
    page: EventPage, dates: list[When], at: datetime, language: str
) -> dict[str, Any]:
    """The next dates, those folded away, the past ones (the last one first).

    Each of the next dates has a calendar file of its own, unless it is the only one.
    """
    coming = [when for when in dates if when.ends_at > at]
    past = [when for when in dates if when.ends_at <= at][::-1]
    rows = [_date_row(when, at, language) for when in coming[:MOST_DATES]]
    shown = rows[:SHOWN_DATES]
    if len(coming) > 1 and page.pk:
        for row, when in zip(shown, coming, strict=False):
            row["ics_url"] = f"{page.path_url}ics/?start={stamp_of(when.starts_at)}"
    return {
        "next": shown,
        "more": rows[SHOWN_DATES:],
        "count": len(coming),
        "left": max(0, len(coming) - MOST_DATES),
        "past": [_date_row(when, at, language) for when in past[:PAST_DATES]],
        "repeats": sentences(page.prepared.get("repeats", []), at.date(), language),
    }


def _date_row(when: When, at: datetime, language: str) -> dict[str, Any]:
    """One date in words, with the year when it is far, struck when it is cancelled."""
    far = min(abs(when.starts_at - at), abs(when.ends_at - at)) > NEXT_ONE
    words = date_sentence(when, language, with_year=far)
    words = words[:1].upper() + words[1:]
    return {"words": words, "cancelled": when.is_cancelled, "ics_url": ""}


def state(page: EventPage) -> dict[str, Any]:
    """Whether the event takes place, in words; the words of its editors."""
    status = EventStatus(page.status)
    planned = status == EventStatus.SCHEDULED
    return {
        "status_words": "" if planned else str(status.label),
        "status_css": STATE_CSS.get(status, "unknown"),
        "status_detail": page.status_words,
        "cancelled": status == EventStatus.CANCELLED,
    }


def booking(page: EventPage, coming: bool) -> dict[str, str]:
    """How to book, while there is something to book."""
    takes_place = EventStatus(page.status) in TAKES_PLACE
    return {
        "booking_url": page.booking_url if coming and takes_place else "",
        "phone_link": f"tel:{page.booking_phone}" if page.booking_phone else "",
        "phone_words": phone_words(page.booking_phone) if page.booking_phone else "",
        "booking_email": page.booking_email,
    }


def facts(page: EventPage) -> list[dict[str, str]]:
    """What else is to know: price, age, setting, access, organiser, online."""
    rows = [
        (_("Price"), price_words(page), ""),
        (_("Public"), public_words(page), ""),
        (_("Setting"), _setting(page), ""),
        (_("Access"), access_words(page), ""),
        (_("Organiser"), page.organiser, page.organiser_url),
        (
            _("Online"),
            _("Follow it online") if page.online_url else "",
            page.online_url,
        ),
    ]
    return [
        {"label": label, "words": words, "url": url}
        for label, words, url in rows
        if words
    ]


def public_words(page: EventPage) -> str:
    """ "For families, from 6 years"; "" for everybody."""
    family = _("For families") if page.for_families else ""
    return ", ".join(part for part in (family, age_words(page)) if part)


def age_words(page: EventPage) -> str:
    """ "from 6 years", "from 6 to 12 years"; "" when all ages are welcome."""
    ages = {"min": page.age_min, "max": page.age_max}
    if page.age_min and page.age_max is not None:
        if page.age_min == page.age_max:
            return _("at the age of %(min)d") % ages
        return _("from %(min)d to %(max)d years") % ages
    if page.age_min:
        return _("from %(min)d years") % ages
    if page.age_max:
        return _("up to %(max)d years") % ages
    return ""


def _setting(page: EventPage) -> str:
    """Indoors or outdoors; nothing for what is online only."""
    if page.online_url and not page.place_id and not page.venue_words:
        return ""
    return _("Indoors") if page.indoors else _("Outdoors")


def access_words(page: EventPage) -> str:
    """Who can follow it, and what else is said of access."""
    labels = dict(EventAccess.choices)
    people = [str(labels[code]) for code in page.access if code in labels]
    words = ""
    if people:
        words = pgettext("event", "For people who %(list)s") % {"list": joined(people)}
    return ". ".join(part for part in (words, page.access_words) if part)


def place(page: EventPage) -> dict[str, Any]:
    """Where it happens, linked to its page when it has one."""
    where, point = page.place, page.point
    shown = where.cards.get(languages.active()) if where else None
    return {
        "name": page.place_words,
        "url": shown["url"] if shown else "",
        "street": where.street_address if where else "",
        "postal_code": where.postal_code if where else "",
        "city": where.city if where else "",
        "lat": point[1] if point else None,
        "lng": point[0] if point else None,
    }


def around(page: EventPage, language: str, at: datetime) -> dict[str, list[Card]]:
    """What is two steps away, other events included."""
    if page.point is None:
        return {}
    lng, lat = page.point
    found = nearby.rows(nearby.Point(lat, lng, page.place_id), language, at)
    others = [card for card in found.get("events", []) if card.url != page.path_url]
    return {**found, "events": others}
