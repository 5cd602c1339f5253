"""What follows from a route: the line shown, the places within reach, the drawn map."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.template.loader import render_to_string
from django.utils.translation import override

from core import versions
from core.geo.drawing import draw_route
from core.geo.geometry import bounds
from core.geo.path import Path
from core.geo.thinning import thinned
from core.geo.validation import DEGREE_DECIMALS
from places.models import Place
from walks.snapping import Snap, snap

if TYPE_CHECKING:
    from walks.models import WalkPage

REACH_M = 120
MARGIN_DEGREES = 0.002

# What is drawn: true to the metre, and short enough for every page and telephone.
LINE_POINTS, LINE_FLAT_M = 400, 1.0


def find_places_on(walk: "WalkPage") -> int:
    """Write which places lie within REACH_M of the route; how many there are."""
    passing = apps.get_model("walks", "PlaceOnWalk")
    coords = walk.route["coordinates"]
    box, path = bounds(coords), Path(coords)
    candidates = Place.objects.filter(
        lat__range=(box.south - MARGIN_DEGREES, box.north + MARGIN_DEGREES),
        lng__range=(box.west - MARGIN_DEGREES, box.east + MARGIN_DEGREES),
    ).values_list("pk", "lng", "lat")
    found = []
    for place_id, lng, lat in candidates:
        foot = path.nearest((lng, lat))
        if foot.away_m <= REACH_M:
            found.append(
                passing(
                    walk=walk,
                    place_id=place_id,
                    along_m=round(foot.along_m),
                    away_m=round(foot.away_m),
                )
            )
    passing.objects.filter(walk=walk).delete()
    passing.objects.bulk_create(found)
    versions.bump()
    return len(found)


def route_facts(walk: "WalkPage") -> dict[str, Any]:
    """What `prepared` keeps of the route.

    "line" [lng, lat] of what is drawn, "drawing" the inline SVG map, "drawing_reverse"
    the same numbered from the other end; by step, None for one that is nowhere: "along_m" metres from the start (they never fall), "feet"
    [lng, lat] on the route, "away_m" metres from it.
    """
    line = shown_line(walk)
    points = [step.point for step in walk.ordered_steps()]
    numbers = [number for number, point in enumerate(points, start=1) if point]
    stops = [point for point in points if point]
    backwards = [len(points) + 1 - number for number in reversed(numbers)]
    snaps = snap(walk.route["coordinates"], points)
    return {
        "line": line,
        "drawing": drawn_map(walk, line, stops, numbers),
        "drawing_reverse": drawn_map(walk, line, stops[::-1], backwards),
        "along_m": [s and round(s.along_m) for s in snaps],
        "feet": [s and _degrees(s) for s in snaps],
        "away_m": [s and round(s.foot.away_m) for s in snaps],
    }


def shown_line(walk: "WalkPage") -> list[list[float]]:
    """The route as [lng, lat], without the points that nobody sees."""
    kept = thinned(walk.route["coordinates"], LINE_POINTS, LINE_FLAT_M)
    return [[position[0], position[1]] for position in kept]


def _degrees(snapped: Snap) -> list[float]:
    foot = snapped.foot
    return [round(foot.lng, DEGREE_DECIMALS), round(foot.lat, DEGREE_DECIMALS)]


def drawn_map(
    walk: "WalkPage",
    line: list[list[float]],
    stops: list[tuple[float, float]],
    numbers: list[int],
) -> str:
    """The inline SVG map of a walk with its numbered steps, in its language."""
    drawing = draw_route(line, stops, width=480, height=420, numbers=numbers)
    with override(walk.locale.language_code):
        context = {"drawing": drawing, "title": walk.title}
        return render_to_string("core/geo/route_map.html", context)
