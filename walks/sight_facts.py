"""What the page of a sight says of its hours and prices: from when, from where."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from core.formats import date_words
from places import nearby, programme
from places.presentation import confirmed_words
from walks.models import SightPage

# Prices of another year are said to be so.
OLD_AFTER = timedelta(days=365)


def sourced(page: SightPage, at: datetime, language: str) -> dict[str, Any]:
    """Hours and prices with their day and their source, by template variable."""
    return {
        "hours_words": page.hours_words,
        "hours_checked": confirmed_words(page.place, at, language),
        "hours_source_url": page.hours_source_url,
        "price_words": page.price_words,
        "price_checked": price_checked(page, at.date(), language),
        "price_source_url": page.price_source_url,
    }


def price_checked(page: SightPage, today: date, language: str) -> str:
    """ "Prices checked on 12 November 2026"; says so when that is long ago."""
    checked = page.price_checked_on
    if not page.price_words or checked is None:
        return ""
    words = {"date": date_words(checked, language, "full")}
    if today - checked > OLD_AFTER:
        return _("Prices of %(date)s, more than a year ago: ask before you go.") % words
    return _("Prices checked on %(date)s") % words


def on_here(page: SightPage, at: datetime, language: str) -> dict[str, Any]:
    """The next events at the place, and what is near but not there itself."""
    found = programme.at_place(page.place_id, language, at)
    shown = {card.url for card in found.cards}
    around = nearby.around(page.place, at, language)
    others = [card for card in around.get("events", []) if card.url not in shown]
    return {
        "on_here": found.cards,
        "agenda_url": found.more_url,
        "around": {**around, "events": others},
    }
