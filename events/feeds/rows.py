"""The rows of a feed: each one is taken, or refused with a reason; none may do harm."""

import logging
import math
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from core.geo.geometry import METROPOLE
from events.feeds import wording
from events.feeds.entry import Batch, Entry, Refusal, Timing, Words
from events.feeds.fetcher import Reply
from events.feeds.metropolis import is_elsewhere
from events.feeds.moments import Unfit, in_order

MOST_ROWS = 10_000
# What reading a row of a wrong shape may raise.
MISSHAPEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
NO_LIMIT = 99
logger = logging.getLogger(__name__)


class Rows:
    """What a feed says, row by row, at most 10,000; `distinct`: without repetitions."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.refusals: list[Refusal] = []
        self.read = 0
        self.distinct = 0

    @property
    def is_full(self) -> bool:
        """Whether no more rows are taken."""
        return self.read >= MOST_ROWS

    def take(self, read: Callable[[], Entry], row_id: Any, title: Any) -> None:
        """Read one row; `row_id` and `title` name it when it is refused."""
        self.read += 1
        try:
            entry = read()
            if entry.external_id in self.entries:
                raise Unfit("duplicate_row")
            self.distinct += 1
        except Unfit as fault:
            self.refuse(fault.reason, row_id, title)
        except MISSHAPEN:
            logger.debug("A row that cannot be read", exc_info=True)
            self.refuse("wrong_shape", row_id, title)
        else:
            self.entries[entry.external_id] = entry

    def refuse(self, reason: str, row_id: Any = "", title: Any = "") -> None:
        """Note a row that was left out."""
        self.distinct += reason != "duplicate_row"
        shown = next(iter(wording.by_language(title, wording.title_line).values()), "")
        name = wording.plain_line(wording.first_text(row_id), 200)
        self.refusals.append(Refusal(name, shown, reason))

    def batch(self, complete: bool, reply: Reply | None = None) -> Batch:
        """All that came; `reply`: the only answer, when it may be asked for again."""
        return Batch(
            entries=tuple(self.entries.values()),
            refusals=tuple(self.refusals),
            complete=complete,
            etag=reply.etag if reply and complete else "",
            last_modified=reply.last_modified if reply and complete else "",
        )


def made(
    external_id: str,
    title: Words,
    timings: Iterable[Timing | None],
    now: datetime,
    **about: Any,
) -> Entry:
    """An entry that an event can hold; raises Unfit with the first thing amiss."""
    if not external_id:
        raise Unfit("no_id")
    if not title:
        raise Unfit("no_title")
    entry = Entry(external_id, title, in_order(timings, now), **about)
    nowhere = not (entry.venue_name or entry.city or entry.street_address)
    if nowhere and entry.lat is None and not entry.online_url:
        raise Unfit("no_place")
    if is_elsewhere(entry.lng, entry.lat, entry.city, entry.postal_code):
        raise Unfit("too_far")
    return entry


def position(lat: Any, lng: Any) -> dict[str, float | None]:
    """lat and lng of an entry, turned round when only that puts them here.

    Half a position is none; nor is 0, 0, which means that nobody filled it in.
    """
    known = _degrees(lat, 90), _degrees(lng, 180)
    if known[0] is None or known[1] is None or known == (0, 0):
        return {"lat": None, "lng": None}
    lat, lng = known
    if METROPOLE.contains(lat, lng):
        lat, lng = lng, lat
    return {"lat": round(lat, 6), "lng": round(lng, 6)}


def _degrees(value: Any, most: float) -> float | None:
    """A coordinate: a number, or one as text."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and abs(number) <= most else None


def ages(low: Any, high: Any) -> dict[str, int | None]:
    """age_min and age_max; 0 and 99 mean that there is no limit."""
    age_min, age_max = _age(low), _age(high)
    if age_min is not None and age_max is not None and age_max < age_min:
        return {"age_min": None, "age_max": None}
    return {"age_min": age_min, "age_max": age_max}


def _age(value: Any) -> int | None:
    number = _degrees(value, NO_LIMIT)
    return int(number) if number and 0 < number < NO_LIMIT else None
