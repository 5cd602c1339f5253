"""A map with one point."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from core.blocks.prose import PREVIEW
from core.geo.blocks import MapPointBlock
from core.maps import map_options


class MapBlock(blocks.StructBlock):
    """A map with one point, its name and a caption."""

    title = blocks.CharBlock(label=_("Name of the point"), max_length=80)
    point = MapPointBlock(label=_("Point"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add what the map script needs."""
        context = super().get_context(value, parent_context=parent_context)
        point = value.get("point") or {}
        if point.get("coordinates"):
            lng, lat = point["coordinates"][:2]
            context["map"] = map_options(lat=lat, lng=lng)
        return context

    class Meta:
        icon = "site"
        label = _("Map")
        template = "core/blocks/map.html"
        preview_template = PREVIEW
        preview_value = {
            "title": "La Piscine",
            "point": {"type": "Point", "coordinates": [3.16782, 50.69229]},
            "caption": "Roubaix, à dix minutes du métro",
        }
        description = _("A map with one point, its name and a caption.")
