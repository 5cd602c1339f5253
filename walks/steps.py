"""The steps of a walk, ready for the page, with the time at which one passes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core import versions
from core.formats import distance_words, duration_words
from places.clock import this_minute
from places.hours.wording import clock_words
from walks.models import WalkPage, WalkStep
from walks.models.walks import STEPS
from walks.open_then import state_then
from walks.passing import Timetable, mirrored, route_m

START_M = 40
# "Around 2.35 pm": nobody walks to the minute.
TOLD_TO_MIN = 5


def steps_of(walk: WalkPage) -> Sequence[WalkStep]:
    """The steps of a draft, or those that all visitors see; for one page view."""
    is_draft = "steps" in getattr(walk, "_cluster_related_objects", {})
    return walk.ordered_steps() if is_draft else _stored_steps(walk.pk)


@versions.kept
def _stored_steps(walk_id: int) -> list[WalkStep]:
    """The steps of a walk with their places; one query when content is new."""
    return STEPS(walk_id=walk_id)


def timed_rows(
    walk: WalkPage,
    steps: Sequence[WalkStep],
    times: Timetable,
    language: str,
    reverse: bool,
) -> list[dict[str, Any]]:
    """The rows of steps whose times are known; a step with a page links to it.

    `lat`, `lng`, `along_m` and `arrives` are None when the step is nowhere any more.
    """
    now = this_minute()
    return [
        {
            **_step_row(step, picture, language),
            "number": position + 1,
            "along_m": along_m,
            "distance_words": _from_start(along_m, language),
            **_timed(step, times, position, now, language),
        }
        for position, (step, picture, along_m) in enumerate(
            _as_one_walks(walk, steps, reverse)
        )
    ]


def _as_one_walks(
    walk: WalkPage, steps: Sequence[WalkStep], reverse: bool
) -> list[tuple[WalkStep, dict[str, Any] | None, int | None]]:
    """The steps with their own picture and their metres from the start."""
    pictures = [*walk.prepared.get("step_pictures", ()), *[None] * len(steps)]
    along = [*walk.prepared.get("along_m", ()), *[None] * len(steps)]
    order = list(zip(steps, pictures, along, strict=False))
    if not reverse:
        return order
    whole_m = route_m(walk)
    return [
        (step, picture, mirrored(along_m, whole_m))
        for step, picture, along_m in reversed(order)
    ]


def _step_row(
    step: WalkStep, picture: dict[str, Any] | None, language: str
) -> dict[str, Any]:
    """What a step is, at whatever time."""
    shown = step.place.cards.get(language) if step.place else None
    point = step.point
    return {
        "title": step.title,
        "text": step.text,
        "url": shown["url"] if shown else "",
        "kind": shown["kind"] if shown else "",
        "picture": picture or (shown["picture"] if shown else None),
        "lng": point[0] if point else None,
        "lat": point[1] if point else None,
    }


def _timed(
    step: WalkStep, times: Timetable, position: int, now: datetime, language: str
) -> dict[str, Any]:
    """When one is at a step, how long one stays, and whether it is open then."""
    visit = times.at_step(position)
    return {
        "arrives": visit.arrives if visit else None,
        "passing_words": passing_words(visit.arrives, language) if visit else "",
        "stop_min": step.stop_min,
        "stop_words": _stop_words(step.stop_min, language),
        "state": state_then(step.place, visit, now) if step.place and visit else None,
    }


def passing_words(at: datetime, language: str) -> str:
    """ "around 2:35 pm"."""
    posix_s = round(at.timestamp() / 60 / TOLD_TO_MIN) * TOLD_TO_MIN * 60
    told = datetime.fromtimestamp(posix_s, at.tzinfo)
    return _("around %(time)s") % {"time": clock_words(told.time(), language)}


def _stop_words(stop_min: int, language: str) -> str:
    """ "stay 45 min"; empty where one only passes."""
    if not stop_min:
        return ""
    return _("stay %(time)s") % {"time": duration_words(stop_min, language)}


def _from_start(along_m: int | None, language: str) -> str:
    """ "590 m from the start"; the start itself says so."""
    if along_m is None:
        return ""
    if along_m < START_M:
        return _("start")
    words = distance_words(along_m, language)
    return _("%(distance)s from the start") % {"distance": words}
