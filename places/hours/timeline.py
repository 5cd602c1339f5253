"""The states of a week, worked out once and then only looked up."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from threading import Lock
from zoneinfo import ZoneInfo

from places.hours.expression import Expression, Status, Stretch, parse_expression

PARIS = ZoneInfo("Europe/Paris")
ONE_DAY = timedelta(days=1)
WEEK_S = 7 * 24 * 3600
# The week itself, a day before it, and nine after it to see changes 8 days ahead.
DAYS_WORKED_OUT = 18
MAX_TIMELINES = 4096
WEIGHT = {Status.CLOSED: 0, Status.UNKNOWN: 1, Status.APPOINTMENT: 1, Status.OPEN: 2}


@dataclass(frozen=True, slots=True)
class Segment:
    """A time without change; `change_s` (POSIX) is the next change of status.

    `next_status` is what begins then; None when no change is known.
    """

    status: Status
    comment: str
    changes_at: datetime | None
    change_s: float
    next_status: Status | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Segments of a week and their beginnings in POSIX seconds."""

    begins_s: tuple[float, ...]
    segments: tuple[Segment, ...]


_timelines: dict[tuple[str, int], Timeline | None] = {}
_writing = Lock()


def segment_at(compiled: str, at_s: float) -> Segment | None:
    """What holds at a POSIX instant; None means that the text says nothing usable."""
    key = (compiled, int(at_s // WEEK_S))
    try:
        timeline = _timelines[key]
    except KeyError:
        timeline = _remember(key)
    if timeline is None:
        return None
    return timeline.segments[bisect_right(timeline.begins_s, at_s) - 1]


def forget_timelines() -> None:
    """Drop what was worked out."""
    with _writing:
        _timelines.clear()


def _remember(key: tuple[str, int]) -> Timeline | None:
    compiled, week = key
    expression = parse_expression(compiled)
    timeline = _timeline(expression, week) if expression else None
    with _writing:
        if len(_timelines) >= MAX_TIMELINES:
            del _timelines[next(iter(_timelines))]
        _timelines[key] = timeline
    return timeline


def _timeline(expression: Expression, week: int) -> Timeline:
    first = datetime.fromtimestamp(week * WEEK_S, UTC).date() - ONE_DAY
    merged = merged_stretches(expression, first, first + DAYS_WORKED_OUT * ONE_DAY)
    begins_s = tuple(wall_to_posix(stretch.begin) for stretch in merged)
    segments: list[Segment] = []
    change_s, next_status = float("inf"), None
    for at in range(len(merged) - 1, -1, -1):
        if at + 1 < len(merged) and merged[at].status != merged[at + 1].status:
            change_s, next_status = begins_s[at + 1], merged[at + 1].status
        known = change_s != float("inf")
        changes_at = datetime.fromtimestamp(change_s, PARIS) if known else None
        found = merged[at]
        segments.append(
            Segment(found.status, found.comment, changes_at, change_s, next_status)
        )
    return Timeline(begins_s, tuple(reversed(segments)))


@lru_cache(maxsize=8192)
def wall_to_posix(wall: datetime) -> float:
    """First instant at which the clocks of Lille show this time, or a later one."""
    local = wall.replace(tzinfo=PARIS)
    if local.utcoffset() < local.replace(fold=1).utcoffset():  # type: ignore[operator]
        # The hour that summer time skips: the clocks go from 02:00 to 03:00.
        local = local.replace(hour=3, minute=0)
    return local.timestamp()


def merged_stretches(expression: Expression, first: date, end: date) -> list[Stretch]:
    """Stretches of whole days with the nights before and the fallback put in."""
    layers = [
        expression.day_stretches(first, end),
        expression.night_stretches(first - ONE_DAY, end - ONE_DAY),
    ]
    base = _merged(layers) if layers[1] else _joined(layers[0])
    fallback = expression.fallback_stretches(first, end)
    if not fallback:
        return base
    gaps = [found for found in base if found.status is not Status.CLOSED]
    return _merged([fallback, gaps], stronger=gaps)


def _merged(
    layers: list[list[Stretch]], stronger: list[Stretch] | None = None
) -> list[Stretch]:
    edges = sorted(
        {edge for layer in layers for s in layer for edge in (s.begin, s.end)}
    )
    pieces = []
    for begin, end in pairwise(edges):
        here = [found for layer in layers for found in _at(layer, begin)]
        best = max(here, key=lambda found: WEIGHT[found.status])
        if stronger:
            best = next(_at(stronger, begin), best)
        pieces.append(replace(best, begin=begin, end=end))
    return _joined(pieces)


def _at(layer: list[Stretch], moment: datetime) -> Iterator[Stretch]:
    at = bisect_right(layer, moment, key=lambda found: found.begin) - 1
    if at >= 0 and layer[at].end > moment:
        yield layer[at]


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for found in stretches:
        last = joined[-1] if joined else None
        if last and (last.status, last.comment) == (found.status, found.comment):
            joined[-1] = replace(last, end=found.end)
        else:
            joined.append(found)
    return joined
