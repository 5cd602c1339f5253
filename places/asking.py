"""Which places are to be asked for their hours, and in which language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core import languages, versions
from places import contacts
from places.models import HoursLink, Place
from places.said import Said
from places.special_days import concerning, said, today
from places.unconfirmed import shown_places

CONFIRM_AGAIN_AFTER = timedelta(days=90)
DAYS_AHEAD = 21
ASK_AGAIN_AFTER = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Due:
    """A place to write to."""

    place: Place
    email: str
    language: str


def due_places(at: datetime, days: int, territory: str = "") -> list[Due]:
    """Places with an address that have something to confirm and were not asked lately.

    `days` is how far ahead special days are looked for; a few queries in all.
    """
    asked = _last_links()
    with versions.one_reading():
        found = [
            place
            for place in shown_places(territory).defer("cards", "location")
            if _may_ask(asked.get(place.pk), at) and _has_to_confirm(place, at, days)
        ]
    emails = contacts.emails([place.pk for place in found])
    return [
        Due(
            place,
            emails[place.pk],
            asked[place.pk][1] if place.pk in asked else languages.SOURCE,
        )
        for place in found
        if place.pk in emails
    ]


def _last_links() -> dict[int, tuple[datetime, str]]:
    """When and in which language each place was last sent a link."""
    links = HoursLink.objects.order_by("made_at", "pk")
    rows = links.values_list("place_id", "made_at", "language")
    return {place_id: (made_at, language) for place_id, made_at, language in rows}


def _may_ask(last: tuple[datetime, str] | None, at: datetime) -> bool:
    return last is None or at - last[0] >= ASK_AGAIN_AFTER


def _has_to_confirm(place: Place, at: datetime, days: int) -> bool:
    """Whether its hours are old, or a special day comes of which it said nothing."""
    confirmed_at = place.hours_confirmed_at
    if confirmed_at is None or at - confirmed_at > CONFIRM_AGAIN_AFTER:
        return True
    return any(_silent_days(place, today(at), days))


def _silent_days(place: Place, first: date, days: int) -> Iterator[bool]:
    # The day that is `days` days away counts too.
    for day in concerning(place, first, days + 1):
        yield said(place, day.date).state is not Said.CONFIRMED
