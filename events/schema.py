"""schema.org description of an event."""

from datetime import datetime
from typing import Any

from core.head import absolute, breadcrumb_data, json_ld
from events.calendar import When
from events.choices import SCHEMA_STATUSES, EventStatus
from events.days import wall
from events.models import EventPage
from places.hours.timeline import PARIS

MAX_DATES = 10
ROOT = "https://schema.org/"


def event_data(
    page: EventPage,
    dates: list[When],
    at: datetime,
    crumbs: list[dict[str, str]],
    canonical: str,
) -> list[Any]:
    """One schema.org Event per coming date (at most ten), and the breadcrumbs.

    What is over is described by its last dates.
    """
    coming = [when for when in dates if when.ends_at > at][:MAX_DATES]
    same = _same(page, canonical)
    events = [{**same, **_of_date(page, when)} for when in coming or dates[-MAX_DATES:]]
    return [*map(json_ld, events), json_ld(breadcrumb_data(crumbs, canonical))]


def _of_date(page: EventPage, when: When) -> dict[str, Any]:
    """What differs from date to date; days alone when the hours do not count."""
    status = EventStatus.CANCELLED if when.is_cancelled else EventStatus(page.status)
    starts, ends = (
        wall(moment).date() if when.all_day else moment.astimezone(PARIS)
        for moment in (when.starts_at, when.ends_at)
    )
    return {
        "startDate": starts.isoformat(),
        "endDate": ends.isoformat(),
        "eventStatus": f"{ROOT}{SCHEMA_STATUSES[status]}",
    }


def _same(page: EventPage, canonical: str) -> dict[str, Any]:
    """What all dates of an event have in common."""
    data: dict[str, Any] = {
        "@type": "Event",
        "name": page.title,
        "description": page.summary,
        "url": canonical,
        "eventAttendanceMode": f"{ROOT}{_attendance(page)}",
        "location": _locations(page),
        "isAccessibleForFree": page.is_free
        if page.price_words
        else page.is_free or None,
        "offers": _offer(page, canonical),
    }
    if page.organiser:
        data["organizer"] = {"@type": "Organization", "name": page.organiser}
        if page.organiser_url:
            data["organizer"]["url"] = page.organiser_url
    if page.age_min or page.age_max:
        data["typicalAgeRange"] = f"{page.age_min or 0}-{page.age_max or ''}"
    picture = page.prepared.get("picture")
    if picture:
        data["image"] = absolute(picture["share"])
    return {name: value for name, value in data.items() if value is not None}


def _is_somewhere(page: EventPage) -> bool:
    """Whether one can go there."""
    return bool(page.place_id or page.venue_words)


def _attendance(page: EventPage) -> str:
    """Whether one goes there, follows it online, or either."""
    if not page.online_url:
        return "OfflineEventAttendanceMode"
    mixed = _is_somewhere(page)
    return "MixedEventAttendanceMode" if mixed else "OnlineEventAttendanceMode"


def _offer(page: EventPage, canonical: str) -> dict[str, Any] | None:
    """How one gets in; None when it is off, or nothing is known of price and booking.

    Prices are words of editors: only "free" is a number.
    """
    full = page.status == EventStatus.FULL
    off = page.status in (EventStatus.CANCELLED, EventStatus.POSTPONED)
    if off or not (page.is_free or page.booking_url or full):
        return None
    offer: dict[str, Any] = {
        "@type": "Offer",
        "url": page.booking_url or canonical,
        "availability": f"{ROOT}{'SoldOut' if full else 'InStock'}",
    }
    if page.is_free:
        offer |= {"price": 0, "priceCurrency": "EUR"}
    return offer


def _locations(page: EventPage) -> Any:
    """Where it happens: a place, an address online, or both."""
    online = {"@type": "VirtualLocation", "url": page.online_url}
    if not page.online_url:
        return _location(page)
    return [_location(page), online] if _is_somewhere(page) else online


def _location(page: EventPage) -> dict[str, Any]:
    """The place with its address and position."""
    location: dict[str, Any] = {"@type": "Place", "name": page.place_words}
    place = page.place
    location["address"] = {
        "@type": "PostalAddress",
        "streetAddress": place.street_address if place else "",
        "postalCode": place.postal_code if place else "",
        "addressLocality": place.city if place else page.venue_words,
        "addressCountry": "FR",
    }
    if page.point:
        lng, lat = page.point
        location["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": lat,
            "longitude": lng,
        }
    return location
