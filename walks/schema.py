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
            "itemListOrder": "https://schema.org/ItemListOrderAscending",
            "numberOfItems": len(steps),
            "itemListElement": [_step_data(step) for step in steps],
        },
        "tripOrigin": _origin_data(page),
        "subjectOf": {
            "@type": "MediaObject",
            "encodingFormat": "application/gpx+xml",
            "contentUrl": absolute(f"{page.path_url}gpx/"),
        },
    }
    _add_picture(data, page)
    return [json_ld(data), json_ld(breadcrumb_data(crumbs, canonical))]


def _origin_data(page: WalkPage) -> dict[str, Any]:
    """Where one sets off."""
    lng, lat = page.route["coordinates"][0][:2]
    place: dict[str, Any] = {"@type": "Place", "geo": _geo(lat, lng)}
    if page.start_words:
        place["name"] = page.start_words
    return place


def _geo(lat: float, lng: float) -> dict[str, Any]:
    return {"@type": "GeoCoordinates", "latitude": lat, "longitude": lng}


def _step_data(step: dict[str, Any]) -> dict[str, Any]:
    """One step as a place of the itinerary."""
    place: dict[str, Any] = {"@type": "Place", "name": step["title"]}
    if step["url"]:
        place["url"] = absolute(step["url"])
    if step["lat"] is not None:
        place["geo"] = _geo(step["lat"], step["lng"])
    if step["picture"]:
        place["image"] = absolute(step["picture"]["share"])
    return {"@type": "ListItem", "position": step["number"], "item": place}


def _add_picture(data: dict[str, Any], page: SightPage | WalkPage) -> None:
    """The picture, when there is one."""
    picture = page.prepared.get("picture")
    if picture:
        data["image"] = absolute(picture["share"])
