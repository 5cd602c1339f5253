"""What follows from a route: the places within reach, and the drawn map."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.template.loader import render_to_string
from django.utils.translation import override

from core import versions
from core.geo.drawing import draw_route
from core.geo.geometry import bounds, nearest_on_line
from places.models import Place

if TYPE_CHECKING:
    from walks.models import WalkPage

REACH_M = 120
MARGIN_DEGREES = 0.002


def find_places_on(walk: "WalkPage") -> int:
    """Write which places lie within REACH_M of the route; how many there are."""
    passing = apps.get_model("walks", "PlaceOnWalk")
    coords = walk.route["coordinates"]
    box = bounds(coords)
    candidates = Place.objects.filter(
        lat__range=(box.south - MARGIN_DEGREES, box.north + MARGIN_DEGREES),
        lng__range=(box.west - MARGIN_DEGREES, box.east + MARGIN_DEGREES),
    ).values_list("pk", "lng", "lat")
    found = []
    for place_id, lng, lat in candidates:
        away_m, along_m = nearest_on_line((lng, lat), coords)
        if away_m <= REACH_M:
            found.append(
                passing(
                    walk=walk,
                    place_id=place_id,
                    along_m=round(along_m),
                    away_m=round(away_m),
                )
            )
    passing.objects.filter(walk=walk).delete()
    passing.objects.bulk_create(found)
    versions.bump()
    return len(found)


def drawn_map(walk: "WalkPage", reverse: bool = False) -> str:
    """The inline SVG map of a walk with its numbered steps, in its language.

    `reverse`: numbered for who walks it the other way round.
    """
    points = [step.point for step in walk.ordered_steps()]
    stops = [point for point in points if point]
    if reverse:
        stops.reverse()
    drawing = draw_route(walk.route["coordinates"], stops, width=480, height=420)
    with override(walk.locale.language_code):
        context = {"drawing": drawing, "title": walk.title}
        return render_to_string("core/geo/route_map.html", context)


def steps_along(walk: "WalkPage") -> list[int | None]:
    """Metres from the start to each step, in order; None for one that is nowhere."""
    coords = walk.route["coordinates"]
    points = [step.point for step in walk.ordered_steps()]
    return [
        round(nearest_on_line(point, coords)[1]) if point else None for point in points
    ]
