"""In which direction a point lies, in words."""

from math import atan2, cos, degrees, radians

from django.utils.translation import gettext as _

from core.geo.geometry import Position


def directions() -> tuple[str, ...]:
    """The eight directions, from the north clockwise."""
    return (
        _("to the north"),
        _("to the north-east"),
        _("to the east"),
        _("to the south-east"),
        _("to the south"),
        _("to the south-west"),
        _("to the west"),
        _("to the north-west"),
    )


def direction_words(begin: Position, end: Position) -> str:
    """Where one goes from a point (lng, lat) to another: "to the north-east"."""
    east = (end[0] - begin[0]) * cos(radians((begin[1] + end[1]) / 2))
    bearing = degrees(atan2(east, end[1] - begin[1]))
    return directions()[round(bearing / 45) % 8]
