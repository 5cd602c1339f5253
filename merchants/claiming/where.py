"""Where a new shop is: position, district, union, from its address."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from core import languages
from core.geo.geometry import Position
from moderation.models import Union
from places import outlines
from places.choices import Precision
from places.communes import Commune, Communes, read_communes
from places.models import District, Territory
from places.names import core_name
from shops.importing.districts import Districts
from shops.importing.entries import Entry
from shops.importing.facts import Facts


@dataclass(frozen=True, slots=True)
class Where:
    """What follows from an address; `location` is GeoJSON, None if nobody knows it."""

    location: dict[str, Any] | None
    precision: Precision
    insee: str
    district: District | None
    union: Union | None


@cache
def communes() -> Communes:
    """The communes of the metropolis, read once."""
    return read_communes()


def locate(insee: str, city: str, lng: Any = None, lat: Any = None) -> Where:
    """Where an address is: at the register's position, else in the middle of the town.

    A position outside of the commune of its address is not believed.
    """
    commune = communes().find(insee, city)
    point = _point(lng, lat)
    if point and commune and not commune.holds(*point):
        point = None
    precise = point is not None
    if point is None and commune:
        point = centre(commune.outline)
    location = point and {"type": "Point", "coordinates": list(point)}
    district = _district(commune, city, location if precise else None)
    return Where(
        location=location,
        precision=Precision.EXACT if precise else Precision.APPROXIMATE,
        insee=commune.insee if commune else insee,
        district=district,
        union=union_of(district, city),
    )


def centre(outline: dict[str, Any]) -> Position:
    """The centre of gravity of the largest part of an outline, or a point of it."""
    rings = [polygon[0] for polygon in outlines.polygons(outline)]
    (doubled_area, lng, lat), ring = max(
        ((_moments(ring), ring) for ring in rings), key=lambda pair: abs(pair[0][0])
    )
    if not doubled_area:
        return (ring[0][0], ring[0][1])
    return (lng / (3 * doubled_area), lat / (3 * doubled_area))


def _moments(ring: Any) -> tuple[float, float, float]:
    """Twice the area of a ring, and its first moments."""
    area = lng = lat = 0.0
    for (x_a, y_a), (x_b, y_b) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x_a * y_b - x_b * y_a
        area += cross
        lng += (x_a + x_b) * cross
        lat += (y_a + y_b) * cross
    return area, lng, lat


def _point(lng: Any, lat: Any) -> Position | None:
    known = isinstance(lng, int | float) and isinstance(lat, int | float)
    return (float(lng), float(lat)) if known else None


def _district(
    commune: Commune | None, city: str, location: dict[str, Any] | None
) -> District | None:
    """As an import finds it: by the outline around the position, else by the town."""
    entry = Entry(id="", name="", insee=commune.insee if commune else "")
    town = commune.name if commune else city
    facts = Facts(entry, place={"city": town, "location": location})
    return Districts(communes(), create=False).find(facts)


def union_of(district: District | None, city: str) -> Union | None:
    """The union of a district, else of its territory or town; None is the city's."""
    unions = Union.objects.order_by("pk")
    own = district and unions.filter(districts=district).first()
    if own:
        return own
    if district:
        return unions.filter(territory=district.territory_id).first()
    source = Territory.objects.filter(locale__language_code=languages.SOURCE)
    named = [area.pk for area in source if core_name(area.name) == core_name(city)]
    return unions.filter(territory__in=named).first() if city else None
