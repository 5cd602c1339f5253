"""Where invented shops stand: close together, around places that are there."""

from dataclasses import dataclass
from functools import cached_property
from math import cos, radians
from random import Random

from core.geo.geometry import METRES_PER_DEGREE, bounds, distance_m
from places import outlines
from places.communes import Commune, Communes
from places.models import District, Place

AROUND_PLACES = 0.5
PLACE_SPREAD_M, CENTRE_SPREAD_M = 180, 320
DISTRICT_REACH_M = 1500
CENTRES_PER_COMMUNE = 5
WEIGHTS = {"Lille": 50, "Roubaix": 20, "Tourcoing": 10, "Villeneuve-d'Ascq": 6}
POSTAL_CODES = {"59350": "59000", "59512": "59100", "59599": "59200", "59009": "59650"}
TRIES = 50


@dataclass(frozen=True, slots=True)
class Spot:
    """A position in a commune; `district` is that of the place it is near, or None."""

    commune: Commune
    lng: float
    lat: float
    district: District | None = None

    @property
    def postal_code(self) -> str:
        """The postal code of the commune; "" where the portal does not know it."""
        return POSTAL_CODES.get(self.commune.insee, "")


class Spots:
    """Draws positions; the same draws give the same positions on the same portal."""

    def __init__(self, communes: Communes, seed: str, synthetic: str) -> None:
        """`synthetic` is the source of the shops that are no landmark for others."""
        self._communes, self._seed = communes, seed
        places = Place.objects.exclude(shop__source__iexact=synthetic)
        found = places.exclude(lat=None).select_related("district__territory")
        held = (
            (place, communes.at(place.lng, place.lat)) for place in found.order_by("pk")
        )
        self._anchors = [(place, commune) for place, commune in held if commune]
        self._weights = [WEIGHTS.get(commune.name, 1) for commune in communes.all]

    @property
    def has_districts(self) -> bool:
        """Whether real places say which districts there are."""
        return any(place.district_id for place, _commune in self._anchors)

    def draw(self, random: Random) -> Spot:
        """A position around a place that is there, or around a centre of a commune."""
        if self._anchors and random.random() < AROUND_PLACES:
            place, commune = random.choice(self._anchors)
            lng, lat = _near(random, place.lng, place.lat, PLACE_SPREAD_M, commune)
            return Spot(commune, lng, lat, place.district)
        commune = random.choices(self._communes.all, self._weights)[0]
        centre = random.choice(self._centres[commune.insee])
        lng, lat = _near(random, centre.lng, centre.lat, CENTRE_SPREAD_M, commune)
        return Spot(commune, lng, lat, centre.district)

    @cached_property
    def _centres(self) -> dict[str, list[Spot]]:
        """A few points of each commune around which its shops stand."""
        return {
            commune.insee: [
                self._centre(commune, number) for number in range(CENTRES_PER_COMMUNE)
            ]
            for commune in self._communes.all
        }

    def _centre(self, commune: Commune, number: int) -> Spot:
        """A point of a commune, in the district of the nearest place if it is near."""
        random = Random(f"{self._seed}:{commune.insee}:{number}")  # noqa: S311
        lng, lat = _anywhere(random, commune)
        around = [
            (distance_m((lng, lat), (place.lng, place.lat)), place.pk, place.district)
            for place, its_commune in self._anchors
            if its_commune is commune and place.district
        ]
        away_m, _pk, district = min(around, default=(DISTRICT_REACH_M + 1, 0, None))
        return Spot(commune, lng, lat, district if away_m <= DISTRICT_REACH_M else None)


def _anywhere(random: Random, commune: Commune) -> tuple[float, float]:
    """A point inside a commune."""
    rings = [polygon[0] for polygon in outlines.polygons(commune.outline)]
    box = bounds([point for ring in rings for point in ring])
    while True:
        lng = random.uniform(box.west, box.east)
        lat = random.uniform(box.south, box.north)
        if outlines.contains(commune.outline, lng, lat):
            return lng, lat


def _near(
    random: Random, lng: float, lat: float, spread_m: int, commune: Commune
) -> tuple[float, float]:
    """A point some way off that is still in the commune; the point itself at worst."""
    for _try in range(TRIES):
        north = random.gauss(0, spread_m) / METRES_PER_DEGREE
        east = random.gauss(0, spread_m) / METRES_PER_DEGREE / cos(radians(lat))
        if outlines.contains(commune.outline, lng + east, lat + north):
            return round(lng + east, 6), round(lat + north, 6)
    return lng, lat
