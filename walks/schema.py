"""schema.org descriptions of sights and walks."""

from datetime import datetime
from typing import Any

from core.head import absolute, breadcrumb_data, json_ld
from places.schema import place_data
from walks.choices import SCHEMA_TYPES, SightKind
from walks.models import SightPage, WalkPage

Crumbs = list[dict[str, str]]


def sight_data(
    page: SightPage, at: datetime, crumbs: Crumbs, canonical: str
) -> list[Any]:
    """The sight with its address and hours, and its breadcrumbs."""
    data = {
        "@type": SCHEMA_TYPES[SightKind(page.kind)],
        "@id": canonical,
        "name": page.title,
        "description": page.summary,
        "url": canonical,
        **place_data(page.place, at),
    }
    _add_picture(data, page)
    if page.website:
        data["sameAs"] = page.website
    return [json_ld(data), json_ld(breadcrumb_data(crumbs, canonical))]


def walk_data(
    page: WalkPage, steps: list[dict[str, Any]], crumbs: Crumbs, canonical: str
) -> list[Any]:
    """The walk as a TouristTrip whose itinerary lists the steps in order."""
    data = {
        "@type": "TouristTrip",
        "@id": canonical,
        "name": page.title,
        "description": page.summary,
        "url": canonical,
        "itinerary": {
            "@type": "ItemList",
            "numberOfItems": len(steps),
            "itemListElement": [_step_data(step) for step in steps],
        },
    }
    _add_picture(data, page)
    return [json_ld(data), json_ld(breadcrumb_data(crumbs, canonical))]


def _step_data(step: dict[str, Any]) -> dict[str, Any]:
    """One step as a place of the itinerary."""
    place: dict[str, Any] = {"@type": "Place", "name": step["title"]}
    if step["url"]:
        place["url"] = absolute(step["url"])
    if step["lat"] is not None:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": step["lat"],
            "longitude": step["lng"],
        }
    return {"@type": "ListItem", "position": step["number"], "item": place}


def _add_picture(data: dict[str, Any], page: SightPage | WalkPage) -> None:
    """The picture, when there is one."""
    picture = page.prepared.get("picture")
    if picture:
        data["image"] = absolute(picture["share"])
