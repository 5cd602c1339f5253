"""What a visitor asks of the list of shops: read from any query string, and back."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from core.geo.geometry import METROPOLE
from places.hours.timeline import PARIS
from shops.catalogue import ACCESS
from shops.choices import SPOKEN

MAX_VALUES = 30
# Each week ahead is worked out for every shop; nobody plans a walk for longer.
MAX_DAYS_AHEAD = 60
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")
# About 100 m: enough to count steps, too little to say who asks.
POINT_DECIMALS = 3
POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d)?", re.ASCII)
WALKS_MIN = (5, 10, 20, 40)
USUAL_WALK_MIN = 20

Values = frozenset[str]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the list. `at` is a minute in Paris; None means now.

    `start` is the slug of a starting point, `near` (lat, lng) a point of the map; with
    neither of them there is no distance. `faults` are the sentences about what could
    not be understood, and is no part of the wish.
    """

    categories: Values = frozenset()
    territories: Values = frozenset()
    districts: Values = frozenset()
    access: Values = frozenset()
    languages: Values = frozenset()
    offer: bool = False
    open_now: bool = False
    at: datetime | None = None
    start: str = ""
    near: tuple[float, float] | None = None
    walk_min: int = USUAL_WALK_MIN
    faults: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, query: QueryDict) -> "Wish":
        """Read the known parameters; whatever else is sent is ignored."""
        faults: list[str] = []
        near = _near(query.get("near", ""), faults)
        start = query.get("from", "")
        start = start if SLUG.fullmatch(start) and not near else ""
        return cls(
            categories=_slugs(query.getlist("category")),
            territories=_slugs(query.getlist("territory")),
            districts=_slugs(query.getlist("district")),
            access=_slugs(query.getlist("access")) & ACCESS.keys(),
            languages=_slugs(query.getlist("language")) & set(SPOKEN),
            offer=query.get("offer") == "1",
            open_now=query.get("open") == "1",
            at=_moment(query.get("at", ""), faults),
            start=start,
            near=near,
            walk_min=_walk(query.get("walk", "") if start or near else ""),
            faults=tuple(faults),
        )

    def without(self, *names: str) -> "Wish":
        """The same wish with some filters dropped, by the names of FILTERS."""
        dropped: dict[str, Any] = {}
        for name in names:
            dropped |= FILTERS[name]
        return replace(self, **dropped)

    @property
    def has_point(self) -> bool:
        """Whether distance matters."""
        return bool(self.start or self.near)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not self.query()

    def query(self) -> str:
        """The wish as a query string that always reads the same, or ""."""
        values = QueryDict(mutable=True)
        for name, write in PARAMETERS.items():
            written = write(self)
            if written:
                values.setlist(name, written)
        text = values.urlencode(safe=",:")
        return f"?{text}" if text else ""


# What "without this filter" sets back, by the name of the filter.
FILTERS: dict[str, dict[str, Any]] = {
    "category": {"categories": frozenset()},
    "territory": {"territories": frozenset()},
    "district": {"districts": frozenset()},
    "open": {"open_now": False},
    "at": {"at": None},
    "point": {"start": "", "near": None},
    "access": {"access": frozenset()},
    "language": {"languages": frozenset()},
    "offer": {"offer": False},
}
PARAMETERS: dict[str, Callable[[Wish], list[str]]] = {
    "category": lambda wish: sorted(wish.categories),
    "territory": lambda wish: sorted(wish.territories),
    "district": lambda wish: sorted(wish.districts),
    "access": lambda wish: sorted(wish.access),
    "language": lambda wish: sorted(wish.languages),
    "offer": lambda wish: ["1"] if wish.offer else [],
    "open": lambda wish: ["1"] if wish.open_now else [],
    "at": lambda wish: [f"{wish.at:%Y-%m-%dT%H:%M}"] if wish.at else [],
    "from": lambda wish: [wish.start] if wish.start else [],
    "near": lambda wish: [f"{wish.near[0]},{wish.near[1]}"] if wish.near else [],
    "walk": lambda wish: (
        [str(wish.walk_min)]
        if wish.has_point and wish.walk_min != USUAL_WALK_MIN
        else []
    ),
}


def _slugs(values: list[str]) -> frozenset[str]:
    """What can be a slug of what was sent; the rest is ignored."""
    return frozenset(value for value in values[:MAX_VALUES] if SLUG.fullmatch(value))


def _walk(raw: str) -> int:
    """The longest walk in minutes: one of WALKS_MIN."""
    return next((n for n in WALKS_MIN if str(n) == raw), USUAL_WALK_MIN)


def _near(raw: str, faults: list[str]) -> tuple[float, float] | None:
    """The point "50.692,3.168", rounded; a fault when it is none of this region."""
    if not raw:
        return None
    found = POINT.fullmatch(raw)
    if found:
        lat, lng = (round(float(number), POINT_DECIMALS) for number in found.groups())
        if METROPOLE.contains(lng, lat):
            return lat, lng
    faults.append(
        _("This position is outside the metropolis: choose a starting point.")
    )
    return None


def _moment(raw: str, faults: list[str]) -> datetime | None:
    """The minute "2026-11-28T18:30" on the clocks of Paris; at most 60 days ahead."""
    if not raw:
        return None
    today = datetime.now(PARIS).date()
    try:
        moment = datetime.fromisoformat(MOMENT.fullmatch(raw)[1])
    except (TypeError, ValueError):
        faults.append(_("Write the day and the hour like this: 2026-11-28T18:30."))
        return None
    if not -1 <= (moment.date() - today).days <= MAX_DAYS_AHEAD:
        fault = _("Choose a day within the next %(days)d days.")
        faults.append(fault % {"days": MAX_DAYS_AHEAD})
        return None
    return moment.replace(tzinfo=PARIS)
