"""schema.org description of an event."""

from typing import Any

from core.head import absolute, breadcrumb_data, json_ld
from events.choices import SCHEMA_STATUSES, EventStatus
from events.models import EventDate, EventPage


def event_data(
    page: EventPage,
    dates: list[EventDate],
    crumbs: list[dict[str, str]],
    canonical: str,
) -> list[Any]:
    """One schema.org Event per date (at most ten), and the breadcrumbs."""
    events = [_event(page, when, canonical) for when in dates[:10]]
    return [*map(json_ld, events), json_ld(breadcrumb_data(crumbs, canonical))]


def _event(page: EventPage, when: EventDate, canonical: str) -> dict[str, Any]:
    """One date as a schema.org Event."""
    status = EventStatus(page.status)
    starts, ends = when.days if when.all_day else (when.starts_at, when.ends_at)
    data: dict[str, Any] = {
        "@type": "Event",
        "name": page.title,
        "description": page.summary,
        "url": canonical,
        "startDate": starts.isoformat(),
        "endDate": ends.isoformat(),
        "eventStatus": f"https://schema.org/{SCHEMA_STATUSES[status]}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": _location(page),
        "isAccessibleForFree": page.is_free,
    }
    if page.organiser:
        data["organizer"] = {"@type": "Organization", "name": page.organiser}
    if status == EventStatus.FULL:
        sold_out = "https://schema.org/SoldOut"
        data["offers"] = {"@type": "Offer", "availability": sold_out, "url": canonical}
    picture = page.prepared.get("picture")
    if picture:
        data["image"] = absolute(picture["share"])
    return data


def _location(page: EventPage) -> dict[str, Any]:
    """Where it happens."""
    location: dict[str, Any] = {"@type": "Place", "name": page.place_words}
    place = page.place
    location["address"] = {
        "@type": "PostalAddress",
        "streetAddress": place.street_address if place else "",
        "postalCode": place.postal_code if place else "",
        "addressLocality": place.city if place else page.venue_words,
        "addressCountry": "FR",
    }
    return location
