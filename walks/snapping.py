"""Steps snapped to the route: where along it each one is, in the order walked.

A loop passes its start twice and a figure of eight its crossing: which passage is meant
follows from the steps before and after.
"""

from collections.abc import Sequence
from typing import NamedTuple

from core.geo.geometry import Position
from core.geo.path import Foot, Path

# Passages this much farther than the closest one are considered too.
SLACK_M = 30
# Of passages as close as this to being equally far, the earlier one is meant.
ALIKE_M = 0.5
# Steps so close to each other along the route may come in either order.
TOGETHER_M = 40
# What it costs to leave a step out of the order, next to metres away from the route.
OUT_OF_TURN_M = 1_000
MOST_PASSAGES = 12


class Snap(NamedTuple):
    """Where the route passes a step; `along_m` never falls from step to step.

    `is_in_turn` is False for a step that lies elsewhere on the route than its place
    among the steps says: its `along_m` is then between those of its neighbours, and
    `foot` where it really is.
    """

    foot: Foot
    along_m: float
    is_in_turn: bool


class _Link(NamedTuple):
    """The cheapest chain of steps that ends at one passage of one step."""

    cost_m: float
    along_m: float
    step: int
    foot: Foot
    before: "_Link | None"


def snap(
    coords: Sequence[Position], points: Sequence[Position | None]
) -> list[Snap | None]:
    """Snap the points of the steps, in their order; None for those without one."""
    path = Path(coords)
    placed = {i: _passages(path, p) for i, p in enumerate(points) if p is not None}
    chain = _cheapest(list(placed.values()))
    snapped = iter(_between(list(placed.values()), chain))
    return [next(snapped) if i in placed else None for i in range(len(points))]


def in_walking_order(
    coords: Sequence[Position], points: Sequence[Position | None]
) -> list[int]:
    """Indexes of the steps as the route passes them, the same when they are in turn.

    A step without a point stays behind the one that it follows.
    """
    keys: list[float] = []
    for snapped in snap(coords, points):
        if snapped is None:
            keys.append(keys[-1] if keys else -1.0)
        else:
            in_turn = snapped.is_in_turn
            keys.append(snapped.along_m if in_turn else snapped.foot.along_m)
    return sorted(range(len(points)), key=keys.__getitem__)


def _passages(path: Path, point: Position) -> list[Foot]:
    """Where the route comes about as close to a point as it gets, in walking order."""
    nearest = path.nearest(point)
    feet = path.feet(point, nearest.away_m + SLACK_M)
    closest = sorted(feet, key=lambda foot: foot.away_m)[:MOST_PASSAGES]
    return sorted(closest or [nearest])


def _cheapest(steps: list[list[Foot]]) -> dict[int, Foot]:
    """The passages meant, by step: as many in turn as can be, as close as can be."""
    links: list[_Link] = []
    for step, feet in enumerate(steps):
        closest_m = min(foot.away_m for foot in feet)
        links += [_linked(links, step, foot, closest_m) for foot in feet]
    last = len(steps) - 1
    best = min(
        links,
        key=lambda link: (link.cost_m + (last - link.step) * OUT_OF_TURN_M, link[1]),
        default=None,
    )
    chain = {}
    while best is not None:
        chain[best.step], best = best.foot, best.before
    return chain


def _linked(links: list[_Link], step: int, foot: Foot, closest_m: float) -> _Link:
    """A passage behind the cheapest chain that can come before it."""
    own_m = max(0.0, foot.away_m - closest_m - ALIKE_M)
    best: tuple[float, float, _Link | None] = (step * OUT_OF_TURN_M, -1.0, None)
    for link in links:
        if link.step < step and link.along_m <= foot.along_m + TOGETHER_M:
            skipped_m = (step - link.step - 1) * OUT_OF_TURN_M
            found = (link.cost_m + skipped_m, link.along_m)
            best = min(best, (*found, link), key=lambda option: option[:2])
    along_m = max(foot.along_m, best[1])
    return _Link(best[0] + own_m, along_m, step, foot, best[2])


def _between(steps: list[list[Foot]], chain: dict[int, Foot]) -> list[Snap]:
    """A snap for each step; who is out of turn is put between its neighbours."""
    snaps: list[Snap] = []
    for step, feet in enumerate(steps):
        low_m = snaps[-1].along_m if snaps else 0.0
        if meant := chain.get(step):
            snaps.append(Snap(meant, max(meant.along_m, low_m), True))
            continue
        later = (chain[s].along_m for s in range(step + 1, len(steps)) if s in chain)
        foot = min(feet, key=lambda foot: foot.away_m)
        along_m = min(max(foot.along_m, low_m), next(later, float("inf")))
        snaps.append(Snap(foot, along_m, False))
    return snaps
