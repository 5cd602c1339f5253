"""LEAFLET_CONFIG from the one environment variable MAP_TILES."""

from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from core.geo.geometry import METROPOLE
from core.geo.tiles import ATTRIBUTION, MAX_ZOOM, MIN_ZOOM

LOCAL_TILES_URL = "/tiles/{z}/{x}/{y}.svg"
HIGHEST_ZOOM = 22
CENTER = (50.66, 3.10)


def leaflet_config(map_tiles: str) -> dict[str, Any]:
    """Settings of django-leaflet for the local tiles ("") or "url|attribution|maxzoom".

    Raises ValueError with one sentence when the text makes no sense.
    """
    url, attribution, max_zoom = _parse(map_tiles)
    options = {
        "attribution": attribution,
        "minZoom": MIN_ZOOM,
        "maxZoom": max_zoom,
        # The site's own referrer policy may be stricter, and tile servers of
        # OpenStreetMap refuse requests without a referrer.
        "referrerPolicy": "strict-origin",
    }
    return {
        "TILES": [(_("Map"), url, options)],
        "SPATIAL_EXTENT": tuple(METROPOLE),
        "DEFAULT_CENTER": CENTER,
        "DEFAULT_ZOOM": 12,
        "MIN_ZOOM": MIN_ZOOM,
        "MAX_ZOOM": max_zoom,
        "DEFAULT_PRECISION": 6,
        "SCALE": "metric",
        "RESET_VIEW": False,
        "ATTRIBUTION_PREFIX": "",
    }


def tiles_origin(config: dict[str, Any]) -> str | None:
    """Origin of the tile server for `img-src` of the CSP; None means our own.

    `config` is what `leaflet_config` gave.
    """
    _label, url, _options = config["TILES"][0]
    parts = urlsplit(url)
    if not parts.netloc:
        return None
    return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"


def _parse(map_tiles: str) -> tuple[str, str, int]:
    """Address, attribution and highest zoom of the tiles."""
    if not map_tiles.strip():
        return LOCAL_TILES_URL, ATTRIBUTION, MAX_ZOOM
    parts = [part.strip() for part in map_tiles.split("|")]
    if len(parts) != 3:
        raise ValueError(
            "MAP_TILES is empty or has three parts, url|attribution|maxzoom: "
            f"{map_tiles!r} has {len(parts)}."
        )
    url, attribution, max_zoom = parts
    _check_url(url)
    if not attribution:
        raise ValueError(
            "MAP_TILES names no attribution, which every map licence asks."
        )
    if not max_zoom.isdecimal() or not MIN_ZOOM <= int(max_zoom) <= HIGHEST_ZOOM:
        raise ValueError(
            f"MAP_TILES ends with the highest zoom, a number from {MIN_ZOOM} to "
            f"{HIGHEST_ZOOM}, not {max_zoom!r}."
        )
    return url, attribution, int(max_zoom)


def _check_url(url: str) -> None:
    """Raise unless the address is http(s) or local and has {z}, {x} and {y}."""
    missing = [name for name in ("{z}", "{x}", "{y}") if name not in url]
    if missing:
        raise ValueError(f"MAP_TILES misses {', '.join(missing)} in {url!r}.")
    local = url.startswith("/") and not url.startswith("//")
    parts = urlsplit(url)
    if not local and not (parts.scheme in ("http", "https") and parts.netloc):
        raise ValueError(
            f"MAP_TILES starts with https://, http:// or a single /, not {url!r}."
        )
