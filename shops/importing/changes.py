"""What a row would change of a shop that is there, and what it must not change."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from core import prepared
from core.geo.geometry import distance_m
from places.choices import HoursSource, Wheelchair
from places.models import Place
from shops.importing.facts import Facts, label
from shops.models import Shop

# A row that says nothing of a fact takes nothing away.
SILENT: tuple[Any, ...] = (None, "", [], Wheelchair.UNKNOWN)
FOLLOWERS = {"location": ("precision",), "opening_hours": ("hours_source",)}
SAME_SPOT_M = 1


@dataclass(slots=True)
class Changes:
    """New values by name of the field; `kept` are those that the merchant confirmed."""

    place: dict[str, Any] = field(default_factory=dict)
    shop: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    links: bool = False

    def __bool__(self) -> bool:
        return bool(self.place or self.shop or self.links)

    @property
    def words(self) -> str:
        """The names of the fields that change."""
        names = [label(Place, name) for name in self.place]
        names += [label(Shop, name) for name in self.shop if name not in self.place]
        return ", ".join(names)

    @property
    def kept_words(self) -> str:
        """What the file would have said, by field."""
        return "; ".join(f"{name}: {value}" for name, value in self.kept.items())


def compare(shop: Shop, facts: Facts) -> Changes:
    """What to write: nothing of a shop that keeps its fiche, no hours it confirmed."""
    place = shop.place
    changes = Changes(_other(place, facts.place), _other(shop, facts.shop))
    if _is_other(facts.district, place.district_id):
        changes.place["district"] = facts.district
    if _is_other(facts.category, shop.category_id):
        changes.shop["category"] = facts.category
    if shop.claimed_at is not None:
        changes.kept = _said(changes.place, changes.shop)
        changes.place, changes.shop = {}, {}
    elif "opening_hours" in changes.place and _hours_are_confirmed(place):
        hours = changes.place.pop("opening_hours")
        changes.kept = _said({"opening_hours": hours}, {})
    return changes


def apply(shop: Shop, facts: Facts, changes: Changes) -> None:
    """Write the changes by the models' own save, so that everything follows."""
    for name, value in changes.place.items():
        setattr(shop.place, name, value)
        for follower in FOLLOWERS.get(name, ()):
            setattr(shop.place, follower, facts.place[follower])
    if "opening_hours" in changes.place:
        shop.place.hours_confirmed_at = None
    if changes.place:
        shop.place.save()
    for name, value in changes.shop.items():
        setattr(shop, name, value)
    if changes.links:
        shop.source, shop.source_id = facts.identity
    if changes.shop or changes.links:
        shop.save()
    if "name" in changes.shop:
        _rename(shop)


def _rename(shop: Shop) -> None:
    """Give the fiches the new name, unless an editor has written in them."""
    keys = set()
    for page in shop.pages.filter(latest_revision=None):
        page.title = page.draft_title = shop.name
        page.save()
        keys.add(page.translation_key)
    for key in keys:
        prepared.write_family(key)


def _is_other(snippet: Model | None, stored: int | None) -> bool:
    """Whether a row names a snippet that is not the stored one, or not made yet."""
    return snippet is not None and (snippet.pk is None or snippet.pk != stored)


def _other(instance: Model, values: dict[str, Any]) -> dict[str, Any]:
    """Values of a row that are not those of the instance; followers not counted."""
    following = {name for names in FOLLOWERS.values() for name in names}
    return {
        name: value
        for name, value in values.items()
        if name not in following
        and value not in SILENT
        and not _same(getattr(instance, name), value)
    }


def _same(stored: Any, value: Any) -> bool:
    """Whether two values mean the same; positions may differ by a metre."""
    if isinstance(stored, dict) and isinstance(value, dict):
        ends = stored["coordinates"], value["coordinates"]
        return distance_m(*ends) <= SAME_SPOT_M
    return stored == value


def _hours_are_confirmed(place: Place) -> bool:
    owner = place.hours_source == HoursSource.OWNER
    return owner and place.hours_confirmed_at is not None


def _said(place: dict[str, Any], shop: dict[str, Any]) -> dict[str, str]:
    """Values by the name of their field, as the report shows them."""
    named = {label(Place, name): value for name, value in place.items()}
    named |= {label(Shop, name): value for name, value in shop.items()}
    return {name: _shown(value) for name, value in named.items()}


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, dict):
        lng, lat = value["coordinates"]
        return f"{lat}, {lng}"
    return str(value)
