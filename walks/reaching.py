"""How one comes to the start of a walk, and away from its end."""

from typing import Any

from django.utils.translation import gettext as _

from core import versions
from core.formats import distance_words
from core.geo.geometry import distance_m
from places.cards import walk_words
from places.choices import LandmarkKind
from places.landmarks import starting_points
from places.routes import ways_between
from walks.models import WalkPage

NEAR_M = 1000
BY_RAIL = (LandmarkKind.METRO, LandmarkKind.TRAM, LandmarkKind.TRAIN)
Point = tuple[float, ...]


def reaching(walk: WalkPage, language: str, reverse: bool) -> list[dict[str, Any]]:
    """The ends of a walk, each with its stations and its links; a loop has one."""
    line = walk.prepared.get("line") or walk.route["coordinates"]
    ends = [tuple(line[0][:2]), tuple(line[-1][:2])]
    if walk.is_loop:
        return _ends(ends[-1 if reverse else 0], None, language)
    return _ends(*(reversed(ends) if reverse else ends), language)


@versions.kept
def _ends(start: Point, end: Point | None, language: str) -> list[dict[str, Any]]:
    """The ends in the language that is active; `end` None: where one started."""
    if end is None:
        title = _("To the start, which is the end")
        return [_end(title, start, ways_between(start), "")]
    return [
        _end(_("To the start"), start, ways_between(start), ""),
        _end(
            _("From the end back to the start"),
            end,
            ways_between(start, begin=end),
            _apart(start, end, language),
        ),
    ]


def _end(
    title: str, point: Point, ways: list[dict[str, Any]], words: str
) -> dict[str, Any]:
    """One end of a walk."""
    return {
        "title": title,
        "words": words,
        "stations": stations_near(point[0], point[1]),
        "ways": ways,
    }


def _apart(start: Point, end: Point, language: str) -> str:
    """How far the end is from the start."""
    words = distance_words(round(distance_m(start, end)), language)
    return _("The end is %(distance)s from the start as the crow flies.") % {
        "distance": words
    }


def stations_near(lng: float, lat: float) -> list[dict[str, str]]:
    """The nearest station of each kind within a kilometre, the nearest one first."""
    nearest: dict[str, tuple[float, str]] = {}
    for point in starting_points().values():
        if point.kind in BY_RAIL:
            away = distance_m((lng, lat), (point.lng, point.lat)), point.name
            nearest[point.kind] = min(away, nearest.get(point.kind, away))
    return [
        {"name": name, "kind": str(LandmarkKind(kind).label), "words": walk_words(away)}
        for (away, name), kind in sorted((near, kind) for kind, near in nearest.items())
        if away <= NEAR_M
    ]
