"""What a fiche says of its shop, by template variable."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from core.cards import Card
from core.formats import month_words
from core.validators import phone_words
from places import nearby
from places.choices import Precision
from places.presentation import place_facts
from shops.catalogue import catalogue
from shops.choices import Payment, Service, language_words
from shops.models import Shop, ShopPage
from shops.nearby import cards_of

NEIGHBOURS, NEIGHBOURS_M = 3, 2_000


def address_now(shop: Shop, language: str) -> str:
    """Where the fiche of a replaced shop is now; empty for any other shop."""
    if shop.replaced_by_id is None:
        return ""
    fiches = ShopPage.objects.filter(shop=shop.replaced_by_id, live=True)
    found = fiches.select_related("locale").filter(locale__language_code=language)
    page = found.first() or fiches.select_related("locale").first()
    return page.path_url if page else ""


def is_gone(shop: Shop, today: date) -> bool:
    """Whether the shop closed for good more than twelve months ago."""
    closed_on = shop.closed_on
    if shop.is_active or closed_on is None:
        return False
    return (closed_on.year + 1, closed_on.month, closed_on.day) < (
        today.year,
        today.month,
        today.day,
    )


def facts(page: ShopPage, at: datetime, language: str) -> dict[str, Any]:
    """Everything that the template of a fiche shows besides its page."""
    shop, place, prepared = page.shop, page.shop.place, page.prepared
    closed = not shop.is_active
    around = {} if closed else nearby.around(place, at, language)
    found = place_facts(place, at, language)
    return {
        **found,
        "kind": prepared.get("kind", ""),
        "area": prepared.get("area", ""),
        "pictures": pictures(prepared),
        "shop": contact(shop),
        "identity": identity(shop),
        "knows": knows(shop),
        "closed_words": closed_words(shop, language) if closed else "",
        "neighbours": same_trade(page, language, at) if closed else [],
        "around": around,
        "has_ways": bool(found["go"]),
        "unsaid": "" if found["state"] else found["confirmed_words"],
        "approximate": place.precision == Precision.APPROXIMATE,
    }


def pictures(prepared: dict[str, Any]) -> list[dict[str, Any]]:
    """The pictures of the fiche, the first one first."""
    found = [prepared.get("picture"), *prepared.get("photos", [])]
    return [picture for picture in found if picture]


def contact(shop: Shop) -> dict[str, Any]:
    """How to reach the shop as far as it wants, and what visitors must know of it."""
    phone = shop.place.phone if shop.phone_public else ""
    return {
        "phone_words": phone_words(phone) if phone else "",
        "phone_link": f"tel:{phone}" if phone else "",
        "email": shop.email if shop.email_public else "",
        "website": shop.website,
        "website_words": shop.website.split("//")[-1].rstrip("/"),
        "is_demo": shop.is_demo,
        "unclaimed": shop.claimed_at is None and shop.is_active,
    }


def identity(shop: Shop) -> list[dict[str, str]]:
    """Who trades here, as the law asks: name, number, address."""
    rows = [
        (_("Legal name"), shop.legal_name),
        (_("SIRET"), siret_words(shop.siret)),
        (_("Address"), shop.place.address_line if shop.siret else ""),
    ]
    return [{"label": label, "words": words} for label, words in rows if words]


def siret_words(siret: str) -> str:
    """12345678901234 -> "123 456 789 01234", as it is written."""
    parts = siret[:3], siret[3:6], siret[6:9], siret[9:]
    return "\u00a0".join(part for part in parts if part)


def knows(shop: Shop) -> list[dict[str, str]]:
    """What one finds there: languages, means of payment, services."""
    rows = [
        (_("Spoken here"), [language_words(code) for code in shop.languages]),
        (_("You can pay with"), _labels(Payment, shop.payments)),
        (_("Services"), _labels(Service, shop.services)),
    ]
    return [
        {"label": label, "words": ", ".join(words)} for label, words in rows if words
    ]


def _labels(choices: Any, codes: list[str]) -> list[str]:
    """The words for codes; a code that is no longer known is left out."""
    known = dict(choices.choices)
    return [str(known[code]) for code in codes if code in known]


def closed_words(shop: Shop, language: str) -> str:
    """When the shop closed for good; that it is elsewhere now when it is."""
    if shop.closed_on is None:
        return _("This shop has closed for good.")
    return _("This shop closed for good in %(month)s.") % {
        "month": month_words(shop.closed_on, language)
    }


def same_trade(page: ShopPage, language: str, at: datetime) -> list[Card]:
    """The nearest shops of the same trade; none without a position."""
    place = page.shop.place
    if place.lat is None or place.lng is None:
        return []
    shops = catalogue(language)
    trade = shops.facet("category", page.prepared.get("category", ""))
    among = trade & shops.located
    near = shops.nearest(place.lat, place.lng, among, NEIGHBOURS, NEIGHBOURS_M)
    return cards_of(near, language, at)
