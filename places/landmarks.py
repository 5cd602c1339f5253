"""The starting points that visitors choose from, in memory."""

from typing import NamedTuple

from core import versions
from places.models import Landmark


class Start(NamedTuple):
    """A point that everybody knows; `kind` is a code of LandmarkKind."""

    slug: str
    name: str
    kind: str
    city: str
    lat: float
    lng: float


@versions.kept
def starting_points() -> dict[str, Start]:
    """Every starting point by its slug, by town and name; one query when new."""
    found = Landmark.objects.values_list(*Start._fields)
    return {row[0]: Start(*row) for row in found}
