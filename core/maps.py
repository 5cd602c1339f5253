"""What the public map script is given: centre, zoom, tiles, where the data are."""

from typing import Any

from django.conf import settings


def map_options(
    *,
    lat: float,
    lng: float,
    zoom: int = 16,
    data_url: str = "",
    card_url: str = "",
    view_url: str = "",
    list_url: str = "",
) -> dict[str, Any]:
    """Options of one map.

    `data_url` has its points, `card_url` with the key of a point what a visitor sees
    of it; `view_url` shows the map alone, `list_url` the list again.
    """
    _label, url, options = settings.LEAFLET_CONFIG["TILES"][0]
    return {
        "lat": lat,
        "lng": lng,
        "zoom": zoom,
        "data_url": data_url,
        "card_url": card_url,
        "view_url": view_url,
        "list_url": list_url,
        "tiles": {
            "url": str(url),
            "attribution": str(options.get("attribution", "")),
            "min_zoom": options.get("minZoom", 0),
            "max_zoom": options.get("maxZoom", 18),
            "referrer_policy": options.get("referrerPolicy", "strict-origin"),
        },
    }
