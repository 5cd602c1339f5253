"""A shop that was sent a link, and what its browser sends back."""

import re
from datetime import UTC, date, datetime

from core.marks import mark
from places import confirmation
from places.models import DayAnswer, HoursLink, Place
from tests.factories import fiche

FRIDAY = "2026-11-27T11:00:00+01:00"
CHRISTMAS, NEW_YEAR = date(2026, 12, 25), date(2027, 1, 1)
TIMES = ("from_1", "to_1", "from_2", "to_2")


def asked_place(time_machine):
    """A shop four weeks before Christmas; its hours were confirmed a year ago."""
    time_machine.move_to(FRIDAY, tick=False)
    page = fiche(
        opening_hours="Tu-Fr 09:00-12:30,14:00-19:00; Sa 10:00-19:00; PH off",
        hours_source="city",
        hours_confirmed_at=datetime(2025, 11, 1, tzinfo=UTC),
    )
    page.shop.email = "samia@boulangerie.example.fr"
    page.shop.save()
    return page.shop.place


def link_url(place):
    """The address of a new link to it."""
    _link, address = confirmation.make_link(place, "samia@example.fr", "fr")
    return address.removeprefix("http://localhost")


def pairs(prefix, text):
    """ "09:00-12:30,14:00-19:00" as the fields of one day."""
    times = re.findall(r"\d\d:\d\d", text) + [""] * 4
    return {
        f"{prefix}-{name}": clock for name, clock in zip(TIMES, times, strict=False)
    }


def answers(place, christmas="usual", new_year="usual", **changes):
    """What the browser sends when somebody confirms; the week as it was shown."""
    week = {**pairs("mo", ""), **pairs("sa", "10:00-19:00"), **pairs("su", "")}
    for day in ("tu", "we", "th", "fr"):
        week |= pairs(day, "09:00-12:30,14:00-19:00")
    return {
        "seen": mark(place.opening_hours),
        **week,
        "2026-12-25-answer": christmas,
        "2027-01-01-answer": new_year,
        **changes,
    }


def stored(place):
    """Everything that a confirmation may change."""
    place = Place.objects.get(pk=place.pk)
    return (
        place.opening_hours,
        place.hours_compiled,
        place.answered_days,
        place.hours_confirmed_at,
        place.hours_source,
        list(DayAnswer.objects.values()),
        list(HoursLink.objects.values()),
    )
