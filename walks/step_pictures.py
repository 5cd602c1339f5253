"""What the steps of a walk need and the page alone has not: prepared for reading."""

from typing import TYPE_CHECKING, Any

from core.geo.geometry import length_m
from core.models import PortalImage
from core.pictures import prepared_picture

if TYPE_CHECKING:
    from walks.models import WalkPage


def prepared_steps(walk: "WalkPage") -> dict[str, Any]:
    """The prepared columns of the steps.

    "step_pictures" has the own picture of each step, in order (None: none, the place's
    is shown); "route_m" is the length of the route, whatever distance an editor gave.
    """
    steps = walk.ordered_steps()
    chosen = {step.picture_id for step in steps if step.picture_id}
    images = PortalImage.objects.in_bulk(chosen) if chosen else {}
    return {
        "step_pictures": [
            prepared_picture(images.get(step.picture_id), step.picture_alt)
            for step in steps
        ],
        "route_m": round(length_m(walk.route["coordinates"])),
    }
