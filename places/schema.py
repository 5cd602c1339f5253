"""schema.org descriptions of a place."""

from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from places.hours.state import special_days, usual_week
from places.hours.timeline import PARIS
from places.hours.week import DayHours
from places.models import Place

LAST_MINUTE = time(23, 59)
WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def place_data(place: Place, at: datetime) -> dict[str, Any]:
    """Address, position, phone and hours of a place, for any schema.org type."""
    data: dict[str, Any] = {
        "address": {
            "@type": "PostalAddress",
            "streetAddress": place.street_address,
            "postalCode": place.postal_code,
            "addressLocality": place.city,
            "addressCountry": "FR",
        }
    }
    if place.lat is not None:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.lat,
            "longitude": place.lng,
        }
    if place.phone:
        data["telephone"] = place.phone
    if place.opening_hours:
        today = at.astimezone(PARIS).date()
        data |= _hours(place.opening_hours, place.hours_compiled, today)
    return data


@lru_cache(maxsize=1024)
def _hours(opening_hours: str, compiled: str, today: date) -> dict[str, Any]:
    """The usual week and the special days of the coming weeks."""
    week = usual_week(opening_hours, today)
    days = special_days(compiled, opening_hours, today)
    return {
        "openingHoursSpecification": [
            {"dayOfWeek": WEEKDAYS[day.date.weekday()], **span}
            for day in week
            for span in _spans(day)
        ],
        "specialOpeningHoursSpecification": [
            {
                "validFrom": day.date.isoformat(),
                "validThrough": day.date.isoformat(),
                **span,
            }
            for day in days
            for span in _spans(day) or [_closed()]
        ],
    }


def _spans(day: DayHours) -> list[dict[str, str]]:
    """The hours of a day at which the door is open to all, as schema.org writes them.

    Closing after midnight is closing before opening; day and night is until 23:59,
    since opening and closing at midnight means closed.
    """
    return [
        {
            "@type": "OpeningHoursSpecification",
            "opens": f"{opens:%H:%M}",
            "closes": f"{LAST_MINUTE if closes == opens else closes:%H:%M}",
        }
        for opens, closes, _after_midnight in day.open_spans
    ]


def _closed() -> dict[str, str]:
    """A whole day closed: schema.org writes it as opening and closing at midnight."""
    return {
        "@type": "OpeningHoursSpecification",
        "opens": "00:00",
        "closes": "00:00",
    }
