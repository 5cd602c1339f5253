"""The tiles of the local base map, and the reader of track files for editors."""

from hashlib import blake2b

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_POST, require_safe

from core.geo.gpx import TrackError, check_length
from core.geo.tiles import draw_tile, in_range
from core.geo.tracks import read_route

TILE_MAX_AGE_S = 7 * 24 * 3600


def _tile_etag(request: HttpRequest, z: int, x: int, y: int) -> str | None:
    """Tag of the tile's content; None when there is no such tile."""
    if not in_range(z, x, y):
        return None
    return f'"{blake2b(draw_tile(z, x, y), digest_size=8).hexdigest()}"'


@require_safe
@cache_control(public=True, max_age=TILE_MAX_AGE_S)
@condition(etag_func=_tile_etag)
def tile(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """Serve a tile of the local base map as SVG."""
    if not in_range(z, x, y):
        raise Http404("no such tile")
    return HttpResponse(draw_tile(z, x, y), content_type="image/svg+xml")


@require_POST
def read_track_file(request: HttpRequest) -> JsonResponse:
    """Read a track file for the map widget of the editor.

    Answers {"coordinates": [[lng, lat(, ele)], ...]}, every point of the file, or
    422 {"message": what to do}. Registered below Wagtail's admin, which lets in only
    who may edit.
    """
    file = request.FILES.get("file")
    try:
        if file is None:
            raise TrackError(_("Choose a GPX, KML or GeoJSON file."))
        check_length(file.size)
        coordinates = read_route(file.name, file.read())
    except TrackError as fault:
        return JsonResponse({"message": str(fault)}, status=422)
    return JsonResponse({"coordinates": coordinates})
