"""When a place is open in one week, as numbers: what many places are asked at once.

Worked out from the same stretches as the state that a fiche shows, and small enough
to keep for every text of a city.
"""

from array import array
from bisect import bisect_right
from datetime import UTC, datetime
from functools import lru_cache

from places.hours.expression import Status, parse_expression
from places.hours.timeline import ONE_DAY, WEEK_S, merged_stretches, wall_to_posix

DAYS_READ = 9  # the week, which begins on a Thursday, with a day before and after


def is_open_at(compiled: str, at_s: float) -> bool:
    """Whether the door is open at a POSIX instant."""
    edges = open_edges(compiled, int(at_s // WEEK_S))
    return bisect_right(edges, at_s) % 2 == 1


def next_edge_s(compiled: str, at_s: float) -> float:
    """The next instant at which one must look again: an edge, or the next week."""
    week = int(at_s // WEEK_S)
    edges = open_edges(compiled, week)
    following = bisect_right(edges, at_s)
    return edges[following] if following < len(edges) else (week + 1) * WEEK_S


@lru_cache(maxsize=32_768)
def open_edges(compiled: str, week: int) -> array:
    """POSIX seconds at which it opens, closes, opens... within a week since 1970."""
    edges = array("q")
    expression = parse_expression(compiled)
    if expression is None:
        return edges
    begin_s, end_s = week * WEEK_S, (week + 1) * WEEK_S
    first = datetime.fromtimestamp(begin_s, UTC).date() - ONE_DAY
    for stretch in merged_stretches(expression, first, first + DAYS_READ * ONE_DAY):
        if stretch.status is not Status.OPEN:
            continue
        opens = max(begin_s, int(wall_to_posix(stretch.begin)))
        closes = min(end_s, int(wall_to_posix(stretch.end)))
        if opens >= closes:
            continue
        if edges and edges[-1] == opens:
            edges[-1] = closes  # two remarks, one opening
        else:
            edges.extend((opens, closes))
    return edges
