"""The map on which editors place a point or draw a route, without GDAL."""

import json
from typing import Any

from django import forms
from django.templatetags.static import static
from django.urls import reverse

from leaflet.templatetags.leaflet_tags import leaflet_map

from core.geo.geometry import METROPOLE
from core.geo.gpx import MAX_BYTES, MAX_POINTS
from core.geo.widget_strings import widget_strings

ICONS = {
    "iconUrl": "leaflet/images/marker-icon.png",
    "iconRetinaUrl": "leaflet/images/marker-icon-2x.png",
    "shadowUrl": "leaflet/images/marker-shadow.png",
}


class MapWidget(forms.Textarea):
    """GeoJSON textarea driven by a Stimulus controller of the Wagtail editor.

    `geom_type` is POINT or LINESTRING.
    """

    template_name = "core/geo/map_widget.html"

    def __init__(
        self, geom_type: str = "POINT", attrs: dict[str, Any] | None = None
    ) -> None:
        if geom_type not in ("POINT", "LINESTRING"):
            raise ValueError(f"geom_type is POINT or LINESTRING, not {geom_type!r}")
        self.geom_type = geom_type
        super().__init__(attrs)

    def format_value(self, value: Any) -> str | None:
        """Give the text of the textarea; a JSON null is an empty text."""
        return "" if value in (None, "", "null") else super().format_value(value)

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Add the map's configuration, as JSON for data attributes."""
        context = super().get_context(name, value, attrs)
        store = context["widget"]["attrs"]
        context["described_by"] = store.pop("aria-describedby", "")
        store.update({"hidden": True, "data-geo-map-target": "store"})
        context["is_point"] = self.geom_type == "POINT"
        context["geom_type"] = self.geom_type
        context["map_options"] = leaflet_map("editor")["djoptions"]
        context["reader_url"] = reverse("core_read_track")
        context["limits"] = json.dumps(
            {"bytes": MAX_BYTES, "points": MAX_POINTS, **METROPOLE._asdict()}
        )
        # Manifest storage renames files, which defeats Leaflet's own icon detection.
        context["icons"] = json.dumps({k: static(path) for k, path in ICONS.items()})
        context["strings"] = json.dumps(widget_strings())
        return context

    class Media:
        css = {
            "screen": [
                "leaflet/leaflet.css",
                "leaflet/draw/leaflet.draw.css",
                "core/geo/map-widget.css",
            ]
        }
        js = [
            "leaflet/leaflet.js",
            "leaflet/leaflet.extras.js",
            "leaflet/draw/leaflet.draw.js",
            "core/geo/track.js",
            "core/geo/map-widget.js",
        ]
