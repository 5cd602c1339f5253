"""What programs that subscribe read of a date, and of the event it belongs to."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from core import languages
from events.cards import COLUMNS, DateRow, date_rows
from events.models import EventDate

MORE_COLUMNS = (
    "event__translation_key",
    "event__first_published_at",
    "event__last_published_at",
    "event__status_words",
    "event__organiser",
    "event__online_url",
    "event__place__street_address",
    "event__place__postal_code",
    "event__place__city",
)


class FeedRow(NamedTuple):
    """A date with its event; `key` is the same in every language."""

    when: DateRow
    key: UUID
    first_published_at: datetime | None
    last_published_at: datetime | None
    status_words: str
    organiser: str
    online_url: str
    street_address: str | None
    postal_code: str | None
    city: str | None

    @property
    def changed_at(self) -> datetime:
        """When anything was last said of the event."""
        return self.last_published_at or self.when.starts_at

    @property
    def changes(self) -> int:
        """A number that grows with every publication: minutes since the first one."""
        if not self.first_published_at or not self.last_published_at:
            return 0
        passed = self.last_published_at - self.first_published_at
        return max(0, int(passed.total_seconds() // 60))

    @property
    def location(self) -> str:
        """Name and address of where it happens, on one line."""
        town = " ".join(part for part in (self.postal_code, self.city) if part)
        parts = (self.when.place_words, self.street_address, town)
        return ", ".join(part for part in parts if part)


def feed_rows(dates: QuerySet[EventDate]) -> list[FeedRow]:
    """The rows of these dates, in the active language; one query."""
    found = date_rows(dates, languages.active()).values_list(*COLUMNS, *MORE_COLUMNS)
    size = len(COLUMNS)
    return [FeedRow(DateRow(*row[:size]), *row[size:]) for row in found]


def rows_in_order(keys: Sequence[int]) -> list[FeedRow]:
    """The rows of dates by their keys, in the order of the keys; one query."""
    rows = feed_rows(EventDate.objects.filter(pk__in=keys).order_by())
    known = {row.when.pk: row for row in rows}
    return [known[key] for key in keys if key in known]
