"""Words of the map widget, translated on the server and handed to its script.

Placeholders in braces are filled by the script.
"""

from typing import Any

from django.utils.translation import gettext as _


def widget_strings() -> dict[str, Any]:
    """All words of the script, in the active language."""
    return {**_messages(), **_file_words(), **_map_labels(), "draw": _draw_words()}


def _messages() -> dict[str, str]:
    """Sentences shown beside the map."""
    return {
        "points": _("{points} points, {km} km"),
        "drawing": _("Click on the map to add points, then choose “Finish”."),
        "unreadable": _(
            "Write the latitude, then the longitude, for example 50.6923, 3.1678."
        ),
        "swapped": _("Latitude and longitude look swapped: the latitude comes first."),
        "outside": _("This point lies outside the metropolis."),
        "tooFew": _("A route needs at least two points."),
        "badPoint": _("A point of this track has impossible coordinates."),
        "stored": _("The stored coordinates cannot be read."),
        "undone": _("Last change undone."),
    }


def _file_words() -> dict[str, str]:
    """Sentences about a track file."""
    return {
        "imported": _("Imported whole."),
        "cost": _(
            "The track is stored and exported whole. It has too many points to drag "
            "them one by one. Simplified: {points} points become {kept}, and the line "
            "moves by {metres} m at most."
        ),
        "tooMany": _("This track has more than 20,000 points."),
        "reading": _("Reading the file…"),
        "unread": _(
            "The file could not be read: check the connection, then try again."
        ),
        "tooLarge": _("This file is too large: 2 MB at most."),
    }


def _map_labels() -> dict[str, str]:
    """Names of the map's parts, for tooltips and screen readers."""
    return {
        "map": _("Map: the arrow keys move it, plus and minus zoom."),
        "marker": _("Chosen point: the arrow keys move it."),
        "zoomIn": _("Zoom in"),
        "zoomOut": _("Zoom out"),
    }


def _draw_words() -> dict[str, str]:
    """Tooltips of Leaflet.draw while a route is drawn."""
    return {
        "start": _("Click to start the route."),
        "cont": _("Click to add a point."),
        "end": _("Click the last point to finish the route."),
    }
