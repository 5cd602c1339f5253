"""What the facts add to the room: steps, a section, words for the log."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import languages
from core.formats import date_words
from merchants import sections, steps
from merchants.facts import by_link, days_off, hours, words  # noqa: F401 (by_link: registers)
from merchants.facts.shown import Shown, shown_to
from merchants.models import FicheDraft
from merchants.sections import Action, Section
from moderation.rights import Rights
from places.cards import place_state
from places.clock import this_minute
from places.models import Place
from places.presentation import confirmed_words
from places.said import Said
from places.special_days import concerning, said, today
from shops.models import Shop

ASK_AFTER = timedelta(days=60)
NEAR_DAYS = 21


def has_hours(shop: Shop, draft: FicheDraft | None) -> bool:
    """Whether somebody who keeps the shop said when it is open."""
    prepared = draft.facts.get("place", {}) if draft else {}
    confirmed = shop.place.hours_confirmed_at is not None
    return "opening_hours" in prepared or (confirmed and bool(shop.place.opening_hours))


def always(shop: Shop, draft: FicheDraft | None) -> bool:
    """A question that one may leave unanswered."""
    return True


def has_contact(shop: Shop, draft: FicheDraft | None) -> bool:
    """Whether customers know any way to reach the shop."""
    facts = draft.facts if draft else {}
    ways = (
        shop.place.phone or facts.get("place", {}).get("phone"),
        shop.email or facts.get("shop", {}).get("email"),
        shop.website or facts.get("shop", {}).get("website"),
    )
    return any(ways)


def register() -> None:
    """Add steps and words; the section adds itself."""
    words.register()
    steps.register(
        "hours", "merchants:hours", gettext_lazy("Opening hours"), 10, has_hours
    )
    steps.register(
        "holidays", "merchants:holidays", gettext_lazy("Holidays, days off"), 20, always
    )
    steps.register(
        "contact", "merchants:contact", gettext_lazy("Contact"), 60, has_contact
    )


@sections.register("facts", order=20)
def section(shop: Shop, rights: Rights) -> Section | None:
    """Open or closed now, closed today with one tap, and what else is to be said."""
    if not (rights.facts or rights.prepare):
        return None
    shown, at = shown_to(shop, rights), this_minute()
    place, language = shop.place, languages.active()
    day = today(at)
    context: dict[str, Any] = {
        "at_once": rights.facts,
        "today": str(day),
        "today_words": date_words(day, language),
        "closed_today": days_off.closes(shown, day) if rights.facts else False,
        "state": place_state(place, at) if rights.facts else None,
        "confirmed_words": confirmed_words(place, at, language),
        "asks": rights.facts and asks(place, at),
        "seen": hours.shown_mark(place),
        "silent": silent_days(shown) if rights.facts else [],
    }
    return Section("merchants/facts/section.html", context, actions(shop, rights))


def asks(place: Place, at: Any) -> bool:
    """Whether the hours are there but nobody confirmed them for two months."""
    if not place.opening_hours:
        return False
    confirmed = place.hours_confirmed_at
    return confirmed is None or at - confirmed > ASK_AFTER


def silent_days(shown: Shown) -> list[str]:
    """The special days of the next three weeks of which nothing was said."""
    place = shown.place
    days = concerning(place, today(this_minute()), NEAR_DAYS)
    return [
        day.label(place.district_id)
        for day in days
        if said(place, day.date).state is not Said.CONFIRMED
    ]


def actions(shop: Shop, rights: Rights) -> tuple[Action, ...]:
    """The links of the room about facts; hours are big."""

    def url(name: str) -> str:
        return reverse(f"merchants:{name}", args=[shop.pk])

    once = "?once=1"
    return (
        Action(_("Change my hours"), f"{url('hours')}{once}&edit=1", "clock", big=True),
        Action(_("Holidays, days off"), f"{url('holidays')}{once}"),
        Action(_("Special days"), url("days")),
        Action(_("Phone, e-mail, website"), f"{url('contact')}{once}"),
        Action(_("Languages, payment, services"), url("offered")),
        Action(_("Access"), url("access")),
        Action(_("What was changed, and by whom"), url("history")),
    )
