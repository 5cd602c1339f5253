"""schema.org descriptions of fiches and of the list."""

from datetime import datetime
from typing import Any

from core.head import absolute, breadcrumb_data, json_ld
from places.schema import place_data
from shops.models import Shop, ShopPage


def shop_data(
    page: ShopPage, at: datetime, crumbs: list[dict[str, str]], canonical: str
) -> list[Any]:
    """The shop with its address and hours, and its breadcrumbs."""
    shop, picture = page.shop, page.prepared.get("picture")
    data = {
        "@type": page.prepared.get("schema_type", "Store"),
        "@id": canonical,
        "name": page.title,
        "description": page.summary,
        "url": canonical,
        **place_data(shop.place, at),
        **trader_data(shop),
    }
    if picture:
        data["image"] = absolute(picture["share"])
    left_out = () if shop.is_active else HOURS
    left_out += () if shop.phone_public else ("telephone",)
    for name in left_out:
        data.pop(name, None)
    return [json_ld(data), json_ld(breadcrumb_data(crumbs, canonical))]


HOURS = ("openingHoursSpecification", "specialOpeningHoursSpecification")


def trader_data(shop: Shop) -> dict[str, Any]:
    """Who trades here and how one can speak and pay; what is not known is left out."""
    known = {
        "sameAs": shop.website,
        "legalName": shop.legal_name,
        "identifier": shop.siret,
        "knowsLanguage": shop.languages,
        "paymentAccepted": ", ".join(shop.payments),
    }
    return {name: value for name, value in known.items() if value}
