"""Places of the demonstration."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from places.hours.timeline import PARIS
from places.models import Closure, District, Place

# The day on which the public sources of the sights were read.
FACTS_READ_ON = date(2026, 11, 21)


def make(facts: dict[str, Any], **fields: Any) -> Place:
    """A place from the facts of a sight or a shop; `fields` replaces some."""
    place = Place(
        street_address=facts["street"],
        postal_code=facts["postal_code"],
        city=facts["city"],
        insee=facts.get("insee", ""),
        district=District.objects.get(
            slug=facts["district"], locale__language_code="fr"
        ),
        location={"type": "Point", "coordinates": [facts["lng"], facts["lat"]]},
        opening_hours=facts["opening_hours"],
        phone=facts.get("phone", ""),
        wheelchair=facts["wheelchair"],
        **fields,
    )
    place.full_clean()
    place.save()
    return place


def read_in_sources(confirmed: bool) -> datetime | None:
    """When the hours of a sight were read; None when its sources differ."""
    if not confirmed:
        return None
    return datetime.combine(FACTS_READ_ON, time(12), tzinfo=PARIS)


def days_ago(days: int | None) -> datetime | None:
    """So many days before now; None stays None."""
    return None if days is None else timezone.now() - timedelta(days=days)


def close(place: Place, closures: list[dict[str, Any]]) -> None:
    """Add the closures of a shop, counted from today."""
    today = timezone.localdate()
    for closure in closures:
        first = today + timedelta(days=closure["starts_in_days"])
        Closure.objects.create(
            place=place,
            first_day=first,
            last_day=first + timedelta(days=closure["length_days"] - 1),
            reason=closure["reason"]["fr"],
        )
