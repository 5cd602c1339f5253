"""From where one sets off: the room of a screen, or a starting point that one chose."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from places.choices import LandmarkKind
from places.landmarks import starting_points
from places.nearby import Point
from tv.addresses import tv_path
from tv.screens import ScreenFacts

PARAMETER = "from"


@dataclass(frozen=True, slots=True)
class Departure:
    """A point from which ways count; `slug` is "" for the room of the screen."""

    name: str
    point: Point
    slug: str = ""

    @property
    def here(self) -> str:
        """What stands at this point on a map."""
        return self.name if self.slug else _("You are here")

    def at(self, path: str, screen: ScreenFacts | None, kind: str = "") -> str:
        """The address on a screen of a page which counts from here, too."""
        asked = {PARAMETER: self.slug, "kind": kind}
        query = urlencode({name: value for name, value in asked.items() if value})
        return tv_path(f"{path}?{query}" if query else path, screen)


def departure_of(request: HttpRequest, screen: ScreenFacts | None) -> Departure | None:
    """The chosen starting point, else the screen; None when nobody knows where it is."""
    start = starting_points().get(request.GET.get(PARAMETER, ""))
    if start:
        return Departure(start.name, Point(start.lat, start.lng), start.slug)
    if screen and screen.point:
        return Departure(screen.place_name, screen.point)
    return None


def start_groups(path: str, screen: ScreenFacts | None) -> list[dict[str, Any]]:
    """The starting points by town, each as a link to the same page from there."""
    grouped = groupby(starting_points().values(), key=lambda start: start.city)
    return [
        {
            "town": town,
            "chips": [
                {
                    "id": f"from-{start.slug}",
                    "label": start.name,
                    "kind": str(LandmarkKind(start.kind).label),
                    "is_metro": start.kind == LandmarkKind.METRO,
                    "url": tv_path(f"{path}?{PARAMETER}={start.slug}", screen),
                }
                for start in starts
            ],
        }
        for town, starts in grouped
    ]


def another(
    departure: Departure, path: str, screen: ScreenFacts | None
) -> dict[str, str] | None:
    """The link back from a chosen starting point; None where nothing was chosen."""
    if not departure.slug:
        return None
    is_here = screen is not None and screen.point is not None
    label = _("From this screen") if is_here else _("Another starting point")
    return {"label": label, "url": tv_path(path, screen)}
