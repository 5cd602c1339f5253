"""Whether two events are one: by when they begin, where, and what they are called.

All that is compared is in memory, so that no entry of a feed asks the database.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import SequenceMatcher
from uuid import UUID

from core.geo.geometry import distance_m
from places.hours.timeline import PARIS
from places.names import core_name, folded

SAME_START_S = 15 * 60
SAME_SPOT_M = 150
# Town halls and churches have the same name in each town.
SAME_NAME_WITHIN_M = 2000
SURE_TITLE = 0.9
LIKELY_TITLE = 0.6
# "Atelier 1" and "Atelier 2" are not the same, however alike they look.
OTHER_NUMBER = 0.85
LONGEST = 120
NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Traits:
    """What is compared of an event.

    `titles` and `venues` are folded, `starts` are POSIX seconds in order; `ids` are its
    records as (source, external id).
    """

    titles: frozenset[str]
    starts: tuple[int, ...] = ()
    days: frozenset[date] = frozenset()
    venues: frozenset[str] = frozenset()
    point: tuple[float, float] | None = None
    key: UUID | None = None
    ids: set[tuple[int, str]] = field(default_factory=set)


def traits(
    titles: Iterable[str],
    starts: Iterable[datetime],
    venues: Iterable[str],
    point: tuple[float, float] | None,
    key: UUID | None = None,
) -> Traits:
    """Fold what is compared; empty words are left out."""
    starts = list(starts)
    return Traits(
        titles=frozenset(folded(title)[:LONGEST] for title in titles) - {""},
        starts=tuple(sorted({int(at.timestamp()) for at in starts})),
        days=frozenset(at.astimezone(PARIS).date() for at in starts),
        venues=frozenset(core_name(venue) for venue in venues) - {""},
        point=point,
        key=key,
    )


def title_likeness(one: Traits, other: Traits) -> float:
    """From 0 to 1, by the titles in any language that are most alike."""
    pairs = ((a, b) for a in one.titles for b in other.titles)
    return max((_alike(a, b) for a, b in pairs), default=0.0)


def _alike(one: str, other: str) -> float:
    """Whatever the order of the words; numbers that differ are never overlooked."""
    if one == other:
        return 1.0
    turned = " ".join(sorted(one.split())), " ".join(sorted(other.split()))
    ratio = max(_ratio(one, other), _ratio(*turned))
    if sorted(NUMBER.findall(one)) != sorted(NUMBER.findall(other)):
        return min(ratio, OTHER_NUMBER)
    return ratio


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if (
        matcher.real_quick_ratio() < LIKELY_TITLE
        or matcher.quick_ratio() < LIKELY_TITLE
    ):
        return 0.0
    return matcher.ratio()


def time_likeness(one: Traits, other: Traits) -> float:
    """1 when both begin once within a quarter of an hour, 0.5 on the same day."""
    few, many = sorted((one.starts, other.starts), key=len)
    if any(_is_near(start, many) for start in few):
        return 1.0
    return 0.5 if one.days & other.days else 0.0


def _is_near(start: int, others: tuple[int, ...]) -> bool:
    """Whether one of these begins within a quarter of an hour."""
    position = bisect_left(others, start - SAME_START_S)
    return position < len(others) and others[position] <= start + SAME_START_S


def place_likeness(one: Traits, other: Traits) -> float:
    """1 at the same spot or of the same name, 0.5 when one of them does not say."""
    away_m = distance_m(one.point, other.point) if one.point and other.point else None
    if away_m is not None and away_m <= SAME_SPOT_M:
        return 1.0
    if one.venues & other.venues:
        return 1.0 if away_m is None or away_m <= SAME_NAME_WITHIN_M else 0.0
    said = (one.point or one.venues) and (other.point or other.venues)
    comparable = away_m is not None or (one.venues and other.venues)
    return 0.0 if said and comparable else 0.5


def likeness(one: Traits, other: Traits) -> float:
    """From 0 (nothing in common) to 1; 0 as well when nobody need be asked."""
    where, when = place_likeness(one, other), time_likeness(one, other)
    if not when or not where or when + where < 1.5:
        return 0.0
    title = title_likeness(one, other)
    if title < (LIKELY_TITLE if when + where == 2 else SURE_TITLE):
        return 0.0
    return round(0.6 * title + 0.2 * when + 0.2 * where, 3)


def is_sure(one: Traits, other: Traits) -> bool:
    """Same start, same spot or venue, and a title that is equal or very like."""
    return (
        place_likeness(one, other) == 1
        and time_likeness(one, other) == 1
        and title_likeness(one, other) >= SURE_TITLE
    )


class Index:
    """The events there are, by the days on which they begin."""

    def __init__(self, known: Iterable[Traits] = ()) -> None:
        self._by_day: dict[date, dict[UUID, Traits]] = defaultdict(dict)
        self._by_key: dict[UUID, Traits] = {}
        for event in known:
            self.add(event)

    def add(self, event: Traits) -> None:
        """Compare with this event from now on, as it is now."""
        self.drop(event.key)
        self._by_key[event.key] = event
        for day in event.days:
            self._by_day[day][event.key] = event

    def drop(self, key: UUID) -> None:
        """Forget an event."""
        known = self._by_key.pop(key, None)
        for day in known.days if known else ():
            self._by_day[day].pop(key, None)

    def get(self, key: UUID) -> Traits | None:
        """The event of a key."""
        return self._by_key.get(key)

    def same_days(self, new: Traits) -> Iterator[Traits]:
        """Other events that begin on one of its days, each once."""
        found: dict[UUID, Traits] = {}
        for day in new.days:
            found |= self._by_day.get(day, {})
        found.pop(new.key, None)
        yield from found.values()

    def sure(self, new: Traits, told_apart: Callable[[Traits], bool]) -> Traits | None:
        """The event that a new one surely is; None when there is none.

        `told_apart` says of which events it is known that they are others.
        """
        for event in self.same_days(new):
            if not told_apart(event) and is_sure(new, event):
                return event
        return None

    def likely(self, new: Traits) -> Iterator[tuple[Traits, float]]:
        """Events that may be the same, with how alike they are."""
        for event in self.same_days(new):
            alike = likeness(new, event)
            if alike:
                yield event, alike
