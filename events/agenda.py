"""The agenda: the dates that answer a wish, below the day that lists them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from core import bitsets, languages
from core.cards import Card
from events.cards import DateRow, date_card, rows_of
from events.diary import Diary, day_of, diary
from events.wish import Wish

STRIP_DAYS = 14
MORNING = 12
Listed = tuple[int, int]


@dataclass(slots=True)
class Listing:
    """What answers a wish at a moment: a long run only once, on its first shown day.

    `fresh` are the dates that are not over, `shown` those of the days asked for,
    whatever the filters; `matching` the dates that answer the filters, on any day.
    """

    diary: Diary
    wish: Wish
    today: int
    first: int
    fresh: int
    shown: int
    matching: int
    night: list[int]

    @property
    def count(self) -> int:
        """How many dates are listed."""
        return (self.shown & self.matching).bit_count()

    def page(self, start: int, stop: int) -> list[Listed]:
        """(day, position) from the `start`-th to before the `stop`-th."""
        answers = self.shown & self.matching
        first_day = self.night + self.diary.on_day(self.first).positions
        head = _among(first_day, answers)
        found = [(self.first, position) for position in head[start:stop]]
        begun = self.diary.between(0, self.first)
        start, stop = max(0, start - len(head)), stop - len(head)
        rest = bitsets.slice_of(answers & ~begun, start, stop)
        return found + [(self.diary.firsts[n], n) for n in rest]

    def counts(self) -> list[int]:
        """How many events each of the 14 days of the strip lists."""
        days = range(self.today, self.today + STRIP_DAYS)
        answers = self.fresh & self.matching
        return [(self.diary.on_day(n).bits & answers).bit_count() for n in days]

    def values(self, name: str) -> dict[str, int]:
        """How many dates each value of a filter would list, the others kept."""
        others = self.diary.matching(replace(self.wish, **{name: ""})) & self.shown
        values = self.diary.facets.get(name, {})
        return {value: (others & bits).bit_count() for value, bits in values.items()}

    def next_day(self) -> date | None:
        """The next day on which something that answers the filters begins."""
        begun = self.diary.between(0, self.today - 1)
        for position in bitsets.members(self.fresh & self.matching & ~begun):
            return day_of(self.diary.firsts[position])
        return None


def listing(wish: Wish, at: datetime) -> Listing:
    """Everything that follows from a wish, in the active language."""
    known = diary(languages.active())
    today, stamp = at.date().toordinal(), at.timestamp()
    first, last = max(wish.first.toordinal(), today), wish.last.toordinal()
    fresh = known.everything & ~known.over(today, stamp)
    shown, night = 0, []
    if first <= last:
        shown = known.on_day(first).bits | known.between(first + 1, last)
    if first == today <= last and at.hour < MORNING:
        # Only in the small hours is something of the evening before still on.
        night = known.since_yesterday(today, stamp)
        shown |= bitsets.of(night, len(known.pks))
    matching = known.matching(wish)
    return Listing(known, wish, today, first, fresh, shown & fresh, matching, night)


def _among(positions: Sequence[int], bits: int) -> list[int]:
    """Those of some positions that are in a set."""
    wanted = bitsets.Membership(bits)
    return [position for position in positions if position in wanted]


def rows(found: Listing, start: int, stop: int) -> Iterator[tuple[date, DateRow]]:
    """The dates of one page with the day that lists each; one query.

    What went away since the diary was read is left out.
    """
    listed = found.page(start, stop)
    keys = [found.diary.pks[position] for _day, position in listed]
    known = rows_of(keys)
    for (day, _position), key in zip(listed, keys, strict=True):
        if key in known:
            yield day_of(day), known[key]


def by_day(found: Listing, start: int, stop: int) -> list[tuple[date, list[Card]]]:
    """The cards of one page below their days; one query."""
    listed = groupby(rows(found, start, stop), key=lambda pair: pair[0])
    return [(day, [date_card(when, day) for _, when in pairs]) for day, pairs in listed]
