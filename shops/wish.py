"""What a visitor asks of the list of shops: read from any query string, and back."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from core import wishes
from places import departure
from places.departure import USUAL_WALK_MIN, near_of, slug_of, slugs, walk_of
from places.hours.timeline import PARIS
from shops.catalogue import ACCESS
from shops.choices import SPOKEN

# Each week ahead is worked out for every shop; nobody plans a walk for longer.
MAX_DAYS_AHEAD = 60
MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d)?", re.ASCII)

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
        near = near_of(query.get("near", ""), faults)
        start = "" if near else slug_of(query.get("from", ""))
        return cls(
            categories=slugs(query.getlist("category")),
            territories=slugs(query.getlist("territory")),
            districts=slugs(query.getlist("district")),
            access=slugs(query.getlist("access")) & ACCESS.keys(),
            languages=slugs(query.getlist("language")) & set(SPOKEN),
            offer=query.get("offer") == "1",
            open_now=query.get("open") == "1",
            at=_moment(query.get("at", ""), faults),
            start=start,
            near=near,
            walk_min=walk_of(query.get("walk", "") if start or near else ""),
            faults=tuple(faults),
        )

    def without(self, *names: str) -> "Wish":
        """The same wish with some filters dropped, by the names of FILTERS."""
        return replace(self, **wishes.dropped(FILTERS, names))

    def less(self, name: str, value: str) -> "Wish":
        """The same wish without one of the values of a filter."""
        return replace(self, **wishes.less(self, FILTERS, name, value))

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
        return wishes.query_of(self, PARAMETERS)


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
    **departure.PARAMETERS,
}


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
