"""What a screen says of an event."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import languages
from events import fiche
from events.choices import EventKind
from events.models import EventPage
from tv.items import Item, Rows, rails_around
from tv.reading import Piece, facts_of, pieces_of, with_summary

FIRST_DATES = 4


def item(request: HttpRequest, page: EventPage, at: datetime) -> Item:
    """The facts of an event, in the order of a screen."""
    language = languages.active()
    found = fiche.dates_shown(request, page, at)
    dates = fiche.date_groups(page, found, at, language)
    state, facts = fiche.state(page), fiche.facts(page)
    picture = page.prepared.get("picture")
    return Item(
        kind=str(EventKind(page.kind).label),
        alert=state["status_words"],
        alert_detail=state["status_detail"],
        struck=state["cancelled"],
        when=_when(dates),
        **_where(page),
        facts=facts[:3],
        dates=_first_dates(dates),
        dates_words=_dates_words(dates),
        pictures=[picture] if picture else [],
        pieces=_pieces(page, dates, facts),
        rows=rails_around(fiche.around(page, language, at)),
        is_on=not state["cancelled"],
        is_demo=page.is_demo,
    )


def _where(page: EventPage) -> dict[str, Any]:
    """The place of an event, as an Item says it."""
    place = fiche.place(page)
    return {
        "place_name": place["name"],
        "place_url": place["url"],
        "address": place,
        "lat": place["lat"],
        "lng": place["lng"],
        "place_id": page.place_id,
    }


def _when(dates: dict[str, Any]) -> str:
    """The next date that takes place; that it is over when none comes."""
    coming = [date["words"] for date in dates["next"] if not date["cancelled"]]
    if coming:
        return coming[0]
    return _("This event is over.") if dates["past"] and not dates["next"] else ""


def _first_dates(dates: dict[str, Any]) -> Rows:
    """The first dates to come; the only one is said above already."""
    rows = dates["next"][:FIRST_DATES]
    return [] if len(rows) == 1 and not rows[0]["cancelled"] else rows


def _dates_words(dates: dict[str, Any]) -> str:
    """How many dates there are besides those shown; when it takes place again."""
    left = dates["count"] - FIRST_DATES
    words = ngettext("and %(count)d more date", "and %(count)d more dates", left)
    more = words % {"count": left} if left > 0 else ""
    return " · ".join(part for part in (*dates["repeats"], more) if part)


def _pieces(page: EventPage, dates: dict[str, Any], facts: Rows) -> list[Piece]:
    """Everything that the page says, from the summary to its sources."""
    booking = fiche.booking(page, coming=bool(dates["next"]))
    rows = [
        *facts,
        {"label": _("Booking by phone"), "words": booking["phone_words"]},
        {"label": _("Booking by e-mail"), "words": booking["booking_email"]},
        {"label": _("Source"), "words": _sources(page)},
    ]
    pieces = [
        *pieces_of(page.body),
        *_date_pieces(dates),
        *facts_of(_("To know"), rows),
    ]
    return with_summary(page.summary, pieces)


def _date_pieces(dates: dict[str, Any]) -> list[Piece]:
    """Every coming date, once there are more than the first screen has."""
    rows = [*dates["next"], *dates["more"]]
    if len(rows) <= FIRST_DATES:
        return []
    off = _("Cancelled")
    words = [f"{off} · {r['words']}" if r["cancelled"] else r["words"] for r in rows]
    return [Piece("h", _("Dates")), *(Piece("li", line) for line in words)]


def _sources(page: EventPage) -> str:
    """Who told of the event, with the licence of what they told."""
    found = page.prepared.get("sources", [])
    named = ((source.get("name"), source.get("licence")) for source in found)
    return " · ".join(", ".join(part for part in pair if part) for pair in named)
