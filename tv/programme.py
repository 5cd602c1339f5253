"""What a screen shows at a moment, as its editors programmed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from places.hours.timeline import PARIS
from tv.choices import Mode

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the day; hours are those of Paris, `begins` None for the whole day.

    `shown` are values of Shown, `territory` and `categories` slugs, `pages` keys of
    pages; empty: everything.
    """

    mode: str = Mode.BROWSE
    days: frozenset[int] = EVERY_DAY
    begins: time | None = None
    ends: time | None = None
    shown: frozenset[str] = frozenset()
    territory: str = ""
    categories: frozenset[str] = frozenset()
    pages: tuple[int, ...] = ()

    def holds(self, at: datetime) -> bool:
        """Whether this part is on at a moment; past midnight it is that of yesterday."""
        local = at.astimezone(PARIS)
        hour, day = local.time(), local.weekday()
        if self.begins is None or self.ends is None or self.begins == self.ends:
            return day in self.days
        if self.begins < self.ends:
            return day in self.days and self.begins <= hour < self.ends
        if hour >= self.begins:
            return day in self.days
        yesterday = (local - timedelta(days=1)).weekday()
        return hour < self.ends and yesterday in self.days


ALWAYS = Slot()


def slots_of(programme: Any) -> tuple[Slot, ...]:
    """The parts of a programme (the StreamField of a screen, saved or not)."""
    return tuple(_slot(block.value) for block in programme)


def _slot(value: Any) -> Slot:
    return Slot(
        mode=value["mode"] or Mode.BROWSE,
        days=frozenset(map(int, value["days"] or EVERY_DAY)),
        begins=value["begins"],
        ends=value["ends"],
        shown=frozenset(value["shown"] or ()),
        territory=value["territory"] or "",
        categories=frozenset(value["categories"] or ()),
        pages=tuple(page.pk for page in value["pages"] if page is not None),
    )


def slot_at(slots: Sequence[Slot], at: datetime) -> Slot:
    """The first part that is on; outside all of them, the pages of everything."""
    return next((slot for slot in slots if slot.holds(at)), ALWAYS)
