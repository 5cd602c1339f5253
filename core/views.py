"""Answers that belong to no app in particular: the tiles of the local base map."""

from hashlib import blake2b

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from core.geo.tiles import draw_tile, in_range

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
