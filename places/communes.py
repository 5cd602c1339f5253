"""The communes of the metropolis: whether a position can belong to an address.

The outlines that come with the portal are those of IGN Admin Express, generalised:
a point up to `TOLERANCE_M` outside still counts as inside.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.geo.areas import check_area
from places import outlines
from places.names import folded

FILE = Path(__file__).parent / "data" / "communes.geojson"
TOLERANCE_M = 250


class CommunesError(ValueError):
    """A file of communes that cannot be used, in one sentence."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, its INSEE code, and the area it belongs to ("Weppes"; mostly "")."""

    insee: str
    name: str
    area: str
    outline: dict[str, Any]

    def holds(self, lng: float, lat: float) -> bool:
        """Whether a position can be an address of this commune."""
        return outlines.distance_m(self.outline, lng, lat) <= TOLERANCE_M


class Communes:
    """Communes found by INSEE code or by name."""

    def __init__(self, communes: Iterable[Commune]) -> None:
        self.all = tuple(communes)
        self._by_insee = {commune.insee: commune for commune in self.all}
        self._by_name = {folded(commune.name): commune for commune in self.all}

    def find(self, insee: str, city: str) -> Commune | None:
        """The commune of an address; None when it is not among those known."""
        return self._by_insee.get(insee) or self._by_name.get(folded(city))

    def at(self, lng: float, lat: float) -> Commune | None:
        """The commune that a position lies in; None outside all of them."""
        held = (c for c in self.all if outlines.contains(c.outline, lng, lat))
        return next(held, None)


def read_communes(path: Path = FILE) -> Communes:
    """Communes of a GeoJSON file: properties `insee`, `name` (or `nom`) and `area`.

    Raises CommunesError when there is no such commune in it.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return Communes([_commune(feature) for feature in features])
    except OSError as fault:
        words = _("%(file)s cannot be read: %(reason)s.")
        raise CommunesError(words % {"file": path, "reason": fault.strerror}) from fault
    except (ValueError, TypeError, LookupError, AttributeError) as fault:
        words = _(
            "%(file)s is no GeoJSON of communes: insee, name and an outline each."
        )
        raise CommunesError(words % {"file": path}) from fault
    except ValidationError as fault:
        raise CommunesError(f"{path}: {' '.join(fault.messages)}") from fault


def _commune(feature: dict[str, Any]) -> Commune:
    about, outline = feature["properties"], feature["geometry"]
    check_area(outline)
    name = str(about.get("name") or about["nom"])
    return Commune(str(about["insee"]), name, str(about.get("area") or ""), outline)
