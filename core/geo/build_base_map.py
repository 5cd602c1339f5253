"""Make data/base_map.json from open data; run by hand when a source changes.

python -m core.geo.build_base_map COMMUNES.geojson ROUTES.geojson STATIONS.csv
"""

import csv
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from core.geo.clipping import Box, overlaps
from core.geo.geometry import simplify
from core.geo.tiles import DATA_FILE, MAX_ZOOM, mercator

SOURCES = [
    "Communes: IGN Admin Express, INSEE (Licence Ouverte 2.0)",
    "Metro stations: Métropole Européenne de Lille, Ilévia (ODbL 1.0)",
    "Streets of the walks: © OpenStreetMap contributors (ODbL 1.0)",
]
TINTS = {
    "heart": "#F1E9DC",
    "sun": "#F8EFD6",
    "brick": "#F6E6DD",
    "fields": "#E8EDDD",
}
TINT_OF_COMMUNE = {"Lille": "sun", "Roubaix": "brick"}
TINT_OF_TERRITORY = {"Weppes": "fields", "coeur": "heart"}

# The source writes capitals without accents.
STATION_NAMES = {
    "REPUBLIQUE BEAUX ARTS": "République – Beaux-Arts",
    "PORTE D'ARRAS": "Porte d’Arras",
    "PORTE DES POSTES": "Porte des Postes",
    "PORTE DE DOUAI": "Porte de Douai",
    "PORTE DE VALENCIENNES": "Porte de Valenciennes",
    "PORT DE LILLE": "Port de Lille",
    "MAIRIE DE LILLE": "Mairie de Lille",
    "MAIRIE DE CROIX": "Mairie de Croix",
    "BOIS BLANCS": "Bois-Blancs",
    "CROIX CENTRE": "Croix-Centre",
    "EPEULE MONTESQUIEU": "Épeule – Montesquieu",
    "ROUBAIX CHARLES DE GAULLE": "Roubaix – Charles-de-Gaulle",
    "EUROTELEPORT": "Eurotéléport",
    "ROUBAIX GRAND PLACE": "Roubaix – Grand-Place",
    "GARE JEAN LEBAS ROUBAIX": "Gare Jean-Lebas Roubaix",
    "ALSACE PLAINE IMAGES": "Alsace – Plaine Images",
}
LABELS_FROM_ZOOM = 11
LABEL_PX_PER_CHAR, LABEL_HEIGHT_PX = 7.5, 16


def main(communes: Path, routes: Path, stations: Path) -> None:
    """Write the data file."""
    areas = list(_areas(json.loads(communes.read_text(encoding="utf-8"))))
    _set_label_zooms(areas)
    data = {
        "sources": SOURCES,
        "tints": TINTS,
        "areas": areas,
        "streets": list(_streets(json.loads(routes.read_text(encoding="utf-8")))),
        "stations": list(_stations(stations)),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    DATA_FILE.write_text(text + "\n", encoding="utf-8")


def _areas(collection: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Communes, the widest first so that they win the room for names."""
    features = sorted(collection["features"], key=_ring_area, reverse=True)
    for feature in features:
        name = feature["properties"]["nom"]
        ring = feature["geometry"]["coordinates"][0]
        territory = TINT_OF_TERRITORY[feature["properties"]["territoire"]]
        yield {
            "name": name.replace("'", "’"),
            "tint": TINT_OF_COMMUNE.get(name, territory),
            "label": _centroid(ring),
            "label_from_zoom": MAX_ZOOM,
            "rings": [ring],
        }


def _ring_area(feature: dict[str, Any]) -> float:
    ring = feature["geometry"]["coordinates"][0]
    return abs(sum(_cross(a, b) for a, b in pairwise(ring)))


def _cross(a: list[float], b: list[float]) -> float:
    """Cross product relative to the middle of the metropolis, for precision."""
    ax, ay, bx, by = a[0] - 3, a[1] - 50.6, b[0] - 3, b[1] - 50.6
    return ax * by - bx * ay


def _centroid(ring: list[list[float]]) -> list[float]:
    """Centre of gravity of a ring, where its name is written."""
    double_area, x, y = 0.0, 0.0, 0.0
    for a, b in pairwise(ring):
        cross = _cross(a, b)
        double_area += cross
        x += (a[0] + b[0] - 6) * cross
        y += (a[1] + b[1] - 101.2) * cross
    return [round(3 + x / 3 / double_area, 5), round(50.6 + y / 3 / double_area, 5)]


def _set_label_zooms(areas: list[dict[str, Any]]) -> None:
    """Give each name the first zoom at which it covers none shown before."""
    shown: list[dict[str, Any]] = []
    for zoom in range(LABELS_FROM_ZOOM, MAX_ZOOM + 1):
        for area in areas:
            if area in shown:
                continue
            box = _label_box(area, zoom)
            if not any(overlaps(box, _label_box(other, zoom)) for other in shown):
                area["label_from_zoom"] = zoom
                shown.append(area)


def _label_box(area: dict[str, Any], zoom: int) -> Box:
    """Pixels that a name takes at a zoom."""
    x, y = (share * 256 * 2**zoom for share in mercator(area["label"]))
    half = len(area["name"]) * LABEL_PX_PER_CHAR / 2
    return x - half, y - LABEL_HEIGHT_PX, x + half, y + LABEL_HEIGHT_PX / 2


def _streets(collection: dict[str, Any]) -> Iterator[list[list[float]]]:
    """Lines of the walks, one metre true, without elevation."""
    for feature in collection["features"]:
        line = simplify(feature["geometry"]["coordinates"], tolerance_m=1)
        yield [[round(p[0], 5), round(p[1], 5)] for p in line]


def _stations(path: Path) -> Iterator[list[Any]]:
    """Names as people write them, and coordinates."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = STATION_NAMES.get(row["nom"], row["nom"].title())
            yield [name, round(float(row["lon"]), 5), round(float(row["lat"]), 5)]


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
