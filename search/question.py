"""What a visitor searches: read from any query string, and back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from core import wishes
from core.pagination import page_number
from events.wish import read_day, weekend
from places import departure
from places.departure import USUAL_WALK_MIN, near_of, slug_of, slugs, walk_of
from search import words
from search.asking import Order
from search.choices import Kind

MAX_QUERY = 200
# Engines give no more than 10,000 results in a row.
MAX_PAGE = 800
VIEWS = ("groups", "list", "map")
WHENS = ("today", "weekend")

Values = frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """Words, filters, and how the answer is shown.

    `when` says how the days of events were asked for: "today", "weekend", "date" (then
    `day` is that day) or "" for any day. `start`, `near` and `walk_min` are those of
    places.departure. `faults` are the sentences about what could not be understood,
    and is no part of the question.
    """

    text: str = ""
    kind: str = ""
    categories: Values = frozenset()
    districts: Values = frozenset()
    territories: Values = frozenset()
    open_now: bool = False
    offer: bool = False
    when: str = ""
    day: date | None = None
    start: str = ""
    near: departure.Point | None = None
    walk_min: int = USUAL_WALK_MIN
    order: Order = Order.RELEVANCE
    view: str = VIEWS[0]
    page: int = 1
    faults: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, query: QueryDict) -> "Question":
        """Read the known parameters; whatever else is sent is ignored."""
        faults: list[str] = []
        kind, view = query.get("kind", ""), query.get("view", "")
        near = near_of(query.get("near", ""), faults)
        start = "" if near else slug_of(query.get("from", ""))
        when, day = _days(query)
        has_point = bool(near or start)
        by_distance = has_point and query.get("order") == Order.DISTANCE.value
        return cls(
            text=_text(query.get("q", ""), faults),
            kind=kind if kind in Kind.values else "",
            categories=slugs(query.getlist("category")),
            districts=slugs(query.getlist("district")),
            territories=slugs(query.getlist("territory")),
            open_now=query.get("open") == "1",
            offer=query.get("offer") == "1",
            when=when,
            day=day,
            start=start,
            near=near,
            walk_min=walk_of(query.get("walk", "") if has_point else ""),
            order=Order.DISTANCE if by_distance else Order.RELEVANCE,
            view=view if view in VIEWS else VIEWS[0],
            page=page_number(query.get("page"), MAX_PAGE),
            faults=tuple(faults),
        )

    def but(self, **changes: Any) -> "Question":
        """The same question with something else in it, from its first page."""
        return replace(self, **{"page": 1, **changes})

    def without(self, *names: str) -> "Question":
        """The same question with some filters dropped, by the names of FILTERS."""
        return self.but(**wishes.dropped(FILTERS, names))

    def less(self, name: str, value: str) -> "Question":
        """The same question without one of the values of a filter."""
        return self.but(**wishes.less(self, FILTERS, name, value))

    @property
    def filters(self) -> list[str]:
        """The names of the filters in use."""
        return [
            name
            for name, unset in FILTERS.items()
            if any(getattr(self, field) != value for field, value in unset.items())
        ]

    @property
    def has_point(self) -> bool:
        """Whether there is a point of departure."""
        return bool(self.start or self.near)

    @property
    def kind_words(self) -> str:
        """The kind that is asked for, in words; "" for all of them."""
        return str(Kind(self.kind).label) if self.kind else ""

    def days(self, today: date) -> tuple[date, date] | None:
        """The first and the last day on which an event must be; None for any day."""
        if self.when == "date" and self.day:
            return self.day, self.day
        if self.when == "today":
            return today, today
        return weekend(today) if self.when == "weekend" else None

    def query(self) -> str:
        """The question as a query string that always reads the same, or ""."""
        return wishes.query_of(self, PARAMETERS)


# What "without this filter" sets back, by the name of the filter.
FILTERS: dict[str, dict[str, Any]] = {
    "kind": {"kind": ""},
    "category": {"categories": frozenset()},
    "territory": {"territories": frozenset()},
    "district": {"districts": frozenset()},
    "open": {"open_now": False},
    "offer": {"offer": False},
    "when": {"when": "", "day": None},
    "point": {
        "start": "",
        "near": None,
        "walk_min": USUAL_WALK_MIN,
        "order": Order.RELEVANCE,
    },
}
PARAMETERS: dict[str, Callable[[Question], list[str]]] = {
    "q": lambda asked: [asked.text] if asked.text else [],
    "kind": lambda asked: [asked.kind] if asked.kind else [],
    "category": lambda asked: sorted(asked.categories),
    "territory": lambda asked: sorted(asked.territories),
    "district": lambda asked: sorted(asked.districts),
    "open": lambda asked: ["1"] if asked.open_now else [],
    "offer": lambda asked: ["1"] if asked.offer else [],
    "when": lambda asked: [asked.when] if asked.when in WHENS else [],
    "date": lambda asked: [asked.day.isoformat()] if asked.day else [],
    **departure.PARAMETERS,
    "order": lambda asked: (
        [asked.order.value] if asked.order is not Order.RELEVANCE else []
    ),
    "view": lambda asked: [asked.view] if asked.view != VIEWS[0] else [],
    "page": lambda asked: [str(asked.page)] if asked.page > 1 else [],
}


def clean(raw: str) -> str:
    """Words as they are searched: no control signs, single spaces, not too long."""
    printable = "".join(char if char.isprintable() else " " for char in raw)
    return " ".join(printable.split())[:MAX_QUERY].strip()


def _text(raw: str, faults: list[str]) -> str:
    """What was typed; a fault when it is too long or holds no word."""
    if len(raw) > MAX_QUERY:
        fault = _("Your search is too long: only its first %(count)d signs were used.")
        faults.append(fault % {"count": MAX_QUERY})
    text = clean(raw[: 4 * MAX_QUERY])
    if raw and not words.folded(text):
        faults.append(_("Your search holds no letter: write a word, a name, a street."))
        return ""
    return text


def _days(query: QueryDict) -> tuple[str, date | None]:
    """How days were asked for, and the day when it is one; a day goes first."""
    day = read_day(query.get("date"))
    if day is not None:
        return "date", day
    when = query.get("when", "")
    return (when if when in WHENS else ""), None
