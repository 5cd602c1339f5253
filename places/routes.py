"""Ways to get there in the visitor's own map: nothing is sent before the click.

Addresses without a key, as their makers document them; the app fills in where the
visitor starts from.
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from places.choices import Precision
from places.models import Place

GOOGLE = "https://www.google.com/maps/dir/?api=1&destination={to}&travelmode="
APPLE = "https://maps.apple.com/?daddr={to}&dirflg="
OSM = "https://www.openstreetmap.org/directions?route={begin}%3B{lat}%2C{lng}&engine="
# Mode: (name of the map, address). {to} is a position, or an address in words where
# the position is not exact; the others need the position.
PROVIDERS = {
    "walk": (
        ("Google Maps", f"{GOOGLE}walking"),
        ("Apple", f"{APPLE}w"),
        ("OpenStreetMap", f"{OSM}fossgis_osrm_foot"),
    ),
    "transit": (
        ("Google Maps", f"{GOOGLE}transit"),
        ("Apple", f"{APPLE}r"),
        ("Citymapper", "https://citymapper.com/directions?endcoord={lat}%2C{lng}"),
    ),
    "bike": (
        ("Google Maps", f"{GOOGLE}bicycling"),
        ("Geovelo", "https://geovelo.app/fr/route/?to={lng},{lat}"),
        ("OpenStreetMap", f"{OSM}fossgis_valhalla_bicycle"),
    ),
    "car": (
        ("Google Maps", f"{GOOGLE}driving"),
        ("Apple", f"{APPLE}d"),
        ("Waze", "https://www.waze.com/ul?ll={lat}%2C{lng}&navigate=yes"),
    ),
}
# What each map is told of a way that begins elsewhere than where the visitor is.
BEGINS = {
    "Google Maps": "&origin={lat},{lng}",
    "Apple": "&saddr={lat},{lng}",
    "Citymapper": "&startcoord={lat}%2C{lng}",
    "Geovelo": "&from={lng},{lat}",
}
WITHOUT_A_CAR = ("walk", "transit", "bike")


def ways(place: Place) -> list[dict[str, Any]]:
    """For each mode its name and the links that work for this place."""
    target = _target(place)
    return _ways(target, tuple(PROVIDERS)) if target["to"] else []


def ways_between(
    to: Sequence[float], begin: Sequence[float] | None = None
) -> list[dict[str, Any]]:
    """The same, without a car, for points (lng, lat) of the map.

    `begin` None: from where the visitor is.
    """
    target = {"to": f"{to[1]},{to[0]}", "lat": to[1], "lng": to[0]}
    if begin is not None:
        target["begin"] = f"{begin[1]}%2C{begin[0]}"
    found = _ways(target, WITHOUT_A_CAR)
    if begin is not None:
        for link in (link for way in found for link in way["links"]):
            begins = BEGINS.get(link["label"], "")
            link["url"] += begins.format(lat=begin[1], lng=begin[0])
    return found


def _ways(target: dict[str, Any], modes: Sequence[str]) -> list[dict[str, Any]]:
    """For each mode its name and the links that need no more than `target` has."""
    labels = {
        "walk": _("On foot"),
        "transit": _("By metro, tram or bus"),
        "bike": _("By bike"),
        "car": _("By car"),
    }
    target = {"begin": "", **target}
    return [
        {
            "label": labels[mode],
            "links": [
                {"label": name, "url": address.format_map(target)}
                for name, address in PROVIDERS[mode]
                if "lat" in target or "{lat}" not in address
            ],
        }
        for mode in modes
    ]


def _target(place: Place) -> dict[str, Any]:
    """What fills the addresses: the position when it is exact, else the words."""
    exact = place.precision == Precision.EXACT
    if exact and place.lat is not None and place.lng is not None:
        to = f"{place.lat},{place.lng}"
        return {"to": to, "lat": place.lat, "lng": place.lng}
    return {"to": quote(place.address_line)}
