"""What follows from the route of a walk: length, climb, time, loop or line."""

from typing import TYPE_CHECKING

from core.geo.geometry import Position, ascent_m, distance_m, length_m
from walks.choices import Mode, Pace

if TYPE_CHECKING:
    from walks.models import WalkPage

SPEEDS_KMH = {Pace.FAMILY: 3.5, Pace.EASY: 4.5, Pace.BRISK: 5.1}
BIKE_SPEED_KMH = 14.0
CLIMB_MIN_PER_M = 0.1
# A walk whose ends lie closer than this is a loop.
LOOP_M = 80


def measure(walk: "WalkPage") -> None:
    """Set the columns that follow from route, pace and steps, unless overridden."""
    coords = walk.route["coordinates"] if walk.route else []
    walk.distance_m = walk.distance_override_m or round(length_m(coords))
    walk.climb_m = walk.climb_override_m
    if walk.climb_m is None:
        walk.climb_m = measured_climb_m(coords)
    walk.duration_min = walk.duration_override_min or moving_min(walk)
    walk.stops_min = sum(step.stop_min for step in walk.steps.all())
    walk.is_loop = bool(coords) and distance_m(coords[0], coords[-1]) < LOOP_M


def measured_climb_m(coords: list[Position]) -> int | None:
    """The climb of a track; None unless each of its points has an elevation."""
    known = bool(coords) and all(len(position) > 2 for position in coords)
    return round(ascent_m(coords)) if known else None


def measured(walk: "WalkPage") -> dict[str, int | None]:
    """What the route says, by the field in which an editor may say otherwise.

    The duration follows from the distance and climb that are shown.
    """
    coords = walk.route["coordinates"] if walk.route else []
    if not coords:
        return {}
    return {
        "distance_override_m": round(length_m(coords)),
        "duration_override_min": moving_min(walk),
        "climb_override_m": measured_climb_m(coords),
    }


def moving_min(walk: "WalkPage") -> int:
    """Minutes on the move: the pace, and on foot ten minutes per 100 m of climb."""
    if walk.mode == Mode.BIKE:
        return max(1, round(walk.distance_m / BIKE_SPEED_KMH * 60 / 1000))
    walking_min = walk.distance_m / SPEEDS_KMH[Pace(walk.pace)] * 60 / 1000
    return max(1, round(walking_min + (walk.climb_m or 0) * CLIMB_MIN_PER_M))
