"""schema.org descriptions of fiches and of the list."""

from datetime import datetime
from typing import Any

from core.head import absolute, breadcrumb_data, json_ld
from places.schema import place_data
from shops.models import ShopPage


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
    }
    if picture:
        data["image"] = absolute(picture["share"])
    if shop.website:
        data["sameAs"] = shop.website
    if shop.siret:
        data["identifier"] = shop.siret
    return [json_ld(data), json_ld(breadcrumb_data(crumbs, canonical))]
