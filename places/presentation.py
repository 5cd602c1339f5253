"""What a fiche says of a place: week, special days, access, ways to get there."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from core.formats import date_words, weekday_words
from core.maps import map_options
from places.cards import place_state
from places.choices import HoursSource, Ramp, Wheelchair, YesNo
from places.hours.state import special_days, week_table
from places.hours.timeline import PARIS
from places.hours.week import DayHours
from places.hours.wording import day_hours_words, holiday_words
from places.models import Place
from places.routes import ways

STALE_AFTER = timedelta(days=90)
SPECIAL_DAYS = 45
UNKNOWN = {Wheelchair.UNKNOWN, YesNo.UNKNOWN, Ramp.UNKNOWN}


def place_facts(place: Place, at: datetime, language: str) -> dict[str, Any]:
    """What the pages of shops and sights say of their place, by template variable."""
    located = place.lat is not None and place.lng is not None
    return {
        "state": place_state(place, at),
        "confirmed_words": confirmed_words(place, at, language),
        "week": week_rows(place, at, language),
        "special": special_rows(place, at, language),
        "address": address(place),
        "access": access_rows(place),
        "go": ways(place),
        "map": map_options(lat=place.lat, lng=place.lng) if located else None,
    }


def week_rows(place: Place, at: datetime, language: str) -> list[dict[str, Any]]:
    """Monday to Sunday of this week; empty when the hours are unknown."""
    if not place.hours_compiled:
        return []
    today = at.astimezone(PARIS).date()
    return [
        {
            "label": weekday_words(day.date.weekday(), language),
            "words": day_hours_words(day, language),
            "today": day.date == today,
            "note": _note(day),
        }
        for day in week_table(place.hours_compiled, today)
    ]


def special_rows(place: Place, at: datetime, language: str) -> list[dict[str, str]]:
    """The coming days whose hours differ from the usual week."""
    if not place.hours_compiled:
        return []
    today = at.astimezone(PARIS).date()
    days = special_days(place.hours_compiled, place.opening_hours, today, SPECIAL_DAYS)
    return [
        {
            "label": date_words(day.date, language),
            "words": day_hours_words(day, language),
            "note": _note(day),
        }
        for day in days
    ]


def _note(day: DayHours) -> str:
    """Name of the holiday or the remark of a day."""
    return " · ".join(part for part in (holiday_words(day), day.comment) if part)


def confirmed_words(place: Place, at: datetime, language: str) -> str:
    """Who confirmed the hours and when; says so when nobody did."""
    if not place.opening_hours:
        return ""
    if place.hours_confirmed_at is None:
        return _("Hours not confirmed")
    day = place.hours_confirmed_at.astimezone(PARIS).date()
    old = at - place.hours_confirmed_at > STALE_AFTER
    this_year = day.year == at.astimezone(PARIS).year
    words = date_words(day, language, "day" if this_year else "full")
    if old:
        return _("Hours not confirmed since %(date)s") % {"date": words}
    return _confirmed_by(HoursSource(place.hours_source)) % {"date": words}


def _confirmed_by(source: HoursSource) -> str:
    """The sentence for each source of hours."""
    return {
        HoursSource.OWNER: _("Hours confirmed by the place itself on %(date)s"),
        HoursSource.CITY: _("Hours checked by the city on %(date)s"),
        HoursSource.WEBSITE: _("Hours read on the official website on %(date)s"),
        HoursSource.PUBLIC: _("Hours read in public sources on %(date)s"),
        HoursSource.OPENSTREETMAP: _("Hours from OpenStreetMap, on %(date)s"),
        HoursSource.DEMO: _("Demonstration hours, dated %(date)s"),
        HoursSource.UNKNOWN: _("Hours noted on %(date)s"),
    }[source]


def access_rows(place: Place) -> list[dict[str, str]]:
    """What is known of access, in the order of acceslibre; the unknown is left out."""
    rows = [
        (_("With a wheelchair"), _known(Wheelchair, place.wheelchair)),
        (_("Steps at the entrance"), _number(place.entrance_steps)),
        (_("Ramp"), _known(Ramp, place.entrance_ramp)),
        (_("Width of the entrance"), _number(place.entrance_width_cm, "cm")),
        (_("Call bell"), _known(YesNo, place.call_bell)),
        (_("Accessible toilets"), _known(YesNo, place.accessible_toilets)),
        (_("Hearing loop"), _known(YesNo, place.hearing_loop)),
        (_("Trained staff"), _known(YesNo, place.trained_staff)),
        (_("Parking for disabled people"), _known(YesNo, place.disabled_parking)),
    ]
    return [{"label": label, "words": words} for label, words in rows if words]


def _known(choices: Any, value: str) -> str:
    """The words for a fact; empty when it is not known."""
    return "" if value in UNKNOWN else str(choices(value).label)


def _number(value: int | None, unit: str = "") -> str:
    """A number with its unit; empty when it is not known."""
    return "" if value is None else f"{value}\u00a0{unit}".strip()


def address(place: Place) -> dict[str, str]:
    """The address in the parts that templates set."""
    return {
        "street": place.street_address,
        "postal_code": place.postal_code,
        "city": place.city,
    }
