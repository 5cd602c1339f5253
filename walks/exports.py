"""A walk as a file: GPX, KML and GeoJSON for other programs, SVG to look at.

The whole track goes out, with its elevations; "?reverse=1" turns it round.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from core.geo.geojson import write_geojson
from core.geo.geometry import Position
from core.geo.gpx import ODBL_URL, Waypoint, write_gpx
from core.geo.kml import write_kml
from core.geo.standalone import Words, draw_standalone
from core.plain_text import plain
from walks.along import shown_line
from walks.following import public_walk
from walks.models import WalkPage

# Licences that sources of routes name, and where their text is.
LICENCES = {
    "odbl": ODBL_URL,
    "licence ouverte": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    "cc by-sa 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "cc by 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


class Stop(NamedTuple):
    """A step with a position, as files show it."""

    number: int
    title: str
    text: str
    point: tuple[float, float]
    stop_min: int


class Export(NamedTuple):
    """A walk in the direction in which it is walked."""

    page: WalkPage
    coords: list[Position]
    stops: list[Stop]

    @property
    def waypoints(self) -> list[Waypoint]:
        """The stops for formats that know a name and a description."""
        return [
            Waypoint(f"{stop.number}. {stop.title}", *stop.point, stop.text)
            for stop in self.stops
        ]

    @property
    def author(self) -> str:
        """Who drew the route: its source, else the portal."""
        return self.page.route_source or settings.WAGTAIL_SITE_NAME

    @property
    def licence(self) -> str:
        """The address of the licence that the source names; "" for none."""
        words = self.page.route_source.lower()
        return next((url for name, url in LICENCES.items() if name in words), "")


def export_of(page: WalkPage, reverse: bool = False) -> Export:
    """A walk ready to be written; at most one query."""
    coords, steps = page.route["coordinates"], page.ordered_steps()
    if reverse:
        coords, steps = coords[::-1], steps[::-1]
    stops = [
        Stop(number, step.title, plain(step.text), step.point, step.stop_min)
        for number, step in enumerate(steps, start=1)
        if step.point
    ]
    return Export(page, coords, stops)


def gpx_of(export: Export) -> str:
    """The walk as GPX."""
    named = export.page.title, export.coords, export.waypoints
    return write_gpx(*named, export.author, export.licence)


def kml_of(export: Export) -> str:
    """The walk as KML."""
    named = export.page.title, export.coords, export.waypoints
    return write_kml(*named, export.author, export.licence)


def geojson_of(export: Export) -> str:
    """The walk as GeoJSON."""
    page = export.page
    properties = {
        "name": page.title,
        "description": page.summary,
        "distance_m": page.distance_m,
        "duration_min": page.duration_min,
        "author": export.author,
        "licence": export.licence,
    }
    return write_geojson(
        export.coords, properties, [_point_and_facts(stop) for stop in export.stops]
    )


def _point_and_facts(stop: Stop) -> tuple[Sequence[float], dict[str, Any]]:
    facts = {
        "number": stop.number,
        "name": stop.title,
        "description": stop.text,
        "stop_min": stop.stop_min,
    }
    return stop.point, facts


def svg_of(page: WalkPage, reverse: bool = False) -> str:
    """The walk as a drawing that stands alone, in the language of the page."""
    export = export_of(page, reverse)
    line = page.prepared.get("line") or shown_line(page)
    with override(page.locale.language_code):
        words = Words(
            title=_("Map of the walk “%(title)s”") % {"title": page.title},
            start=_("Start"),
            end=_("End"),
            start_and_end=_("Start and end"),
            metro=_("Metro station"),
            credit=export.author,
        )
    return draw_standalone(
        line[::-1] if reverse else line,
        [stop.point for stop in export.stops],
        [stop.number for stop in export.stops],
        words,
        page.is_loop,
    )


@require_safe
def gpx(request: HttpRequest, slug: str) -> HttpResponse:
    """The route and its steps as a GPX file."""
    return _track_file(request, slug, gpx_of, "application/gpx+xml")


@require_safe
def kml(request: HttpRequest, slug: str) -> HttpResponse:
    """The route and its steps as a KML file."""
    return _track_file(request, slug, kml_of, "application/vnd.google-earth.kml+xml")


@require_safe
def geojson(request: HttpRequest, slug: str) -> HttpResponse:
    """The route and its steps as a GeoJSON file."""
    return _track_file(request, slug, geojson_of, "application/geo+json")


@require_safe
def svg(request: HttpRequest, slug: str) -> HttpResponse:
    """The drawn map as a picture of its own."""
    page, reverse = public_walk(slug), _is_reverse(request)
    name = _file_name(page, "svg", reverse)
    return HttpResponse(
        svg_of(page, reverse),
        content_type="image/svg+xml",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _track_file(
    request: HttpRequest, slug: str, write: Callable[[Export], str], content_type: str
) -> HttpResponse:
    """A file to keep; its ending is the name of the writer."""
    page, reverse = public_walk(slug), _is_reverse(request)
    name = _file_name(page, write.__name__.removesuffix("_of"), reverse)
    return HttpResponse(
        write(export_of(page, reverse)),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _is_reverse(request: HttpRequest) -> bool:
    return request.GET.get("reverse") == "1"


def _file_name(page: WalkPage, ending: str, reverse: bool) -> str:
    """ "le-canal.gpx", or "le-canal-reverse.gpx"."""
    return f"{page.slug}{'-reverse' if reverse else ''}.{ending}"
