"""When one passes: the start and the direction asked for, and the time at each point."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from django.http import QueryDict

from places.hours.timeline import PARIS, wall_to_posix

if TYPE_CHECKING:
    from walks.models import WalkPage, WalkStep

MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d)?", re.ASCII)
# Each week ahead is worked out for every place; nobody plans a walk for longer.
MAX_DAYS_AHEAD = 60
STEP_S = 5 * 60


@dataclass(frozen=True, slots=True)
class Passage:
    """When a visitor sets off, in Paris, and which way round.

    `chosen`: the visitor said when; else `start` follows the clock.
    """

    start: datetime
    reverse: bool = False
    chosen: bool = False

    @classmethod
    def of(cls, query: QueryDict, now: datetime) -> "Passage":
        """Read `start` and `reverse` of an address; what makes no sense is ignored."""
        start = _moment(query.get("start", ""), now)
        asked = cls.at_once(now).at(start)
        return asked.turned() if query.get("reverse") == "1" else asked

    @classmethod
    def at_once(cls, now: datetime) -> "Passage":
        """Who sets off now, or nearly: the page stays the same for five minutes."""
        posix_s = ceil(now.timestamp() / STEP_S) * STEP_S
        return cls(datetime.fromtimestamp(posix_s, PARIS))

    def turned(self) -> "Passage":
        """The same walk the other way round."""
        return replace(self, reverse=not self.reverse)

    def at(self, start: datetime | None) -> "Passage":
        """The same direction at another time; None follows the clock."""
        return replace(self, start=start or self.start, chosen=start is not None)

    def query(self) -> str:
        """The query string that says this, or ""."""
        values = QueryDict(mutable=True)
        if self.chosen:
            values["start"] = f"{self.start:%Y-%m-%dT%H:%M}"
        if self.reverse:
            values["reverse"] = "1"
        text = values.urlencode(safe=":")
        return f"?{text}" if text else ""


class Stop(NamedTuple):
    """A step on the way: metres from the start, minutes that one stays.

    None: the step is nowhere any more.
    """

    along_m: int | None
    stop_min: int


class Visit(NamedTuple):
    """When one comes to a step, and when one leaves it."""

    arrives: datetime
    leaves: datetime


class Timetable:
    """The time at each point of a walk, for stops in the order of the walk.

    `moving_min` is what the whole of the route, `whole_m`, takes without stops.
    """

    def __init__(
        self, start: datetime, moving_min: int, whole_m: int, stops: Sequence[Stop]
    ) -> None:
        self.start, self._moving_min, self._stops = start, moving_min, stops
        self._pace_min_per_m = moving_min / whole_m if whole_m else 0
        # A step that lies behind the one before it is passed when one is there.
        self._reached_m = list(accumulate((stop.along_m or 0 for stop in stops), max))
        self._stayed_min = [0, *accumulate(stop.stop_min for stop in stops)]

    @property
    def end(self) -> datetime:
        """When one arrives, after all stops."""
        return self._after(self._moving_min + self._stayed_min[-1])

    def at_step(self, position: int) -> Visit | None:
        """When one is at the step, counted from 0; None when it is nowhere."""
        stop = self._stops[position]
        if stop.along_m is None:
            return None
        moving_min = self._reached_m[position] * self._pace_min_per_m
        before_min = moving_min + self._stayed_min[position]
        return Visit(self._after(before_min), self._after(before_min + stop.stop_min))

    def at_m(self, along_m: float) -> datetime:
        """When one passes what lies so many metres from the start."""
        stayed_min = self._stayed_min[bisect_left(self._reached_m, along_m)]
        return self._after(along_m * self._pace_min_per_m + stayed_min)

    def _after(self, minutes: float) -> datetime:
        """The time so many whole minutes after the start, whatever the clocks do."""
        posix_s = self.start.timestamp() + 60 * round(minutes)
        return datetime.fromtimestamp(posix_s, PARIS)


def timetable(
    walk: "WalkPage",
    steps: Sequence["WalkStep"],
    start: datetime,
    reverse: bool = False,
) -> Timetable:
    """The times of a walk that begins at `start`; steps as `walk.ordered_steps()`."""
    along_m = [*walk.prepared.get("along_m", ()), *[None] * len(steps)]
    stops = [
        Stop(place_m, step.stop_min)
        for place_m, step in zip(along_m, steps, strict=False)
    ]
    whole_m = route_m(walk)
    if reverse:
        stops = [
            Stop(mirrored(stop.along_m, whole_m), stop.stop_min)
            for stop in reversed(stops)
        ]
    return Timetable(start, walk.duration_min, whole_m, stops)


def route_m(walk: "WalkPage") -> int:
    """Length of the route, in the metres in which the steps lie along it."""
    return walk.prepared.get("route_m") or walk.distance_m


def mirrored(along_m: int | None, whole_m: int) -> int | None:
    """Metres from the other end."""
    return None if along_m is None else max(0, whole_m - along_m)


def _moment(raw: str, now: datetime) -> datetime | None:
    """The minute "2026-11-28T14:00" on the clocks of Paris, from yesterday on."""
    found = MOMENT.fullmatch(raw)
    if found is None:
        return None
    try:
        wall = datetime.fromisoformat(found[1])
    except ValueError:
        return None
    today = now.astimezone(PARIS).date()
    if not -1 <= (wall.date() - today).days <= MAX_DAYS_AHEAD:
        return None
    return datetime.fromtimestamp(wall_to_posix(wall), PARIS)
