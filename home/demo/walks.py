"""Walks of the demonstration: real streets, from OpenStreetMap."""

from typing import Any
from uuid import uuid4

from core.geo.geometry import distance_m
from home.demo.files import read, route
from home.demo.pages import Library, parents, same
from home.demo.pages import make as make_pages
from places.models import Place
from walks.models import SightPage, WalkIndexPage, WalkPage, WalkStep

SHOP_WITHIN_M = 250
# What is said of a walk only where somebody knows it.
KNOWN = ("pace", "surface", "has_stairs", "has_benches", "has_toilets")


def make(library: Library) -> int:
    """Make the walks that do not exist yet."""
    return sum(
        _make(facts, position, library)
        for position, facts in enumerate(read("walks")["walk"], start=1)
    )


def _make(facts: dict[str, Any], position: int, library: Library) -> bool:
    """One walk with its steps in each language; False when it is there."""
    line = {"type": "LineString", "coordinates": route(facts["id"])}

    def fields(code: str) -> dict[str, Any]:
        return {
            "title": facts["title"][code],
            "summary": facts["summary"][code],
            "route": line,
            "mode": facts["mode"],
            "difficulty": facts["difficulty"],
            **{name: facts[name] for name in KNOWN if name in facts},
            "duration_override_min": facts["duration_min"],
            # What its elevations add up to is more: they are those of a coarse grid.
            "climb_override_m": facts["ascent_m"],
            "start_words": facts["start"][code],
            "route_source": facts["route_source"],
            "position": position,
            **library.fields(facts["picture"], code),
        }

    pages = make_pages(WalkPage, parents(WalkIndexPage), same(facts["slug"]), fields)
    if pages is None:
        return False
    _add_steps(pages, facts["step"])
    return True


def _add_steps(pages: dict[str, Any], steps: list[dict[str, Any]]) -> None:
    """The steps; the minutes of the stops follow from them when a page is saved."""
    for order, step in enumerate(steps):
        _add_step(pages, order, step)
    for page in pages.values():
        page.save()


def _add_step(pages: dict[str, Any], order: int, facts: dict[str, Any]) -> None:
    """One step in each language."""
    key, place = uuid4(), _place(facts)
    for code, page in pages.items():
        WalkStep.objects.create(
            walk=page,
            locale=page.locale,
            translation_key=key,
            sort_order=order,
            title=facts["title"][code],
            text=facts["text"][code],
            place=place,
            location={"type": "Point", "coordinates": [facts["lng"], facts["lat"]]},
            stop_min=facts["stop_min"],
        )


def _place(facts: dict[str, Any]) -> Place | None:
    """The sight of a step, or the demonstration shop nearest to it."""
    if "sight" in facts:
        return SightPage.objects.filter(slug=facts["sight"]).first().place
    if facts.get("shop_near"):
        here = (facts["lng"], facts["lat"])
        shops = Place.objects.filter(shop__is_demo=True, lat__isnull=False)
        away = [(distance_m(here, (shop.lng, shop.lat)), shop.pk) for shop in shops]
        nearest_m, key = min(away, default=(SHOP_WITHIN_M + 1, None))
        return shops.get(pk=key) if nearest_m <= SHOP_WITHIN_M else None
    return None
