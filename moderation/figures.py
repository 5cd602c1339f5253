"""How unions keep their promises: totals, and never the name of a shop."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import Q
from django.utils import timezone

from moderation import directory
from moderation.choices import Decision
from moderation.directory import STALE_AFTER, Counts
from moderation.models import Mandate, Review, Union

PERIOD = timedelta(days=365)
COLUMNS = (
    "union",
    "submitted_at",
    "decided_at",
    "decision",
    "due_on",
    "decided_by",
)


@dataclass(slots=True)
class Figures:
    """The work of a union, or of a federation, in a year.

    `hours` are those that each decision took; `late` counts decisions after the last
    day and what is still open after it.
    """

    name: str
    shops: int = 0
    kept: int = 0
    confirmed: int = 0
    waiting: int = 0
    published: int = 0
    sent_back: int = 0
    late: int = 0
    by_union: int = 0
    by_city: int = 0
    hours: list[float] = field(default_factory=list)

    @property
    def read(self) -> int:
        """Decisions."""
        return self.published + self.sent_back

    @property
    def median_hours(self) -> int | None:
        """Half of the decisions took less; None without any."""
        return round(median(self.hours)) if self.hours else None

    def add(self, other: "Figures") -> None:
        """Add another union's figures to a total."""
        for name in self.__slots__:
            if name != "name":
                setattr(self, name, getattr(self, name) + getattr(other, name))


def by_union(unions: Iterable[Union], at: datetime) -> dict[int, Figures]:
    """The figures of some unions; three queries for any number."""
    counts = directory.shops().counts(at - STALE_AFTER)
    found = {
        union.pk: _begun(union.name, counts.get(union.pk, Counts())) for union in unions
    }
    readers = set(
        Mandate.objects.filter(union__in=found)
        .order_by()
        .values_list("union", "user")
        .distinct()
    )
    recent = Q(decided_at__isnull=True) | Q(decided_at__gte=at - PERIOD)
    rows = Review.objects.filter(recent, union__in=found).order_by()
    for row in rows.values_list(*COLUMNS):
        _count(found[row[0]], row, at, readers)
    return found


def _begun(name: str, count: Counts) -> Figures:
    return Figures(name, count.shops, count.kept, count.confirmed)


def _count(
    figures: Figures, row: tuple[Any, ...], at: datetime, readers: set[tuple[int, int]]
) -> None:
    union, submitted_at, decided_at, decision, due_on, decided_by = row
    if decision == Decision.WITHDRAWN:
        return
    figures.late += timezone.localdate(decided_at or at) > due_on
    if decided_at is None:
        figures.waiting += 1
        return
    figures.published += decision == Decision.PUBLISHED
    figures.sent_back += decision == Decision.SENT_BACK
    figures.hours.append((decided_at - submitted_at).total_seconds() / 3600)
    if (union, decided_by) in readers:
        figures.by_union += 1
    else:
        figures.by_city += 1


def totals(unions: Iterable[Union], at: datetime) -> list[Figures]:
    """The sums of the federations to which some unions belong, by name."""
    federations = {u.federation for u in unions if u.federation is not None}
    groups = {
        federation.pk: list(federation.unions.all()) for federation in federations
    }
    every = [union for group in groups.values() for union in group]
    found = by_union(every, at) if every else {}
    sums = []
    for federation in sorted(federations, key=lambda federation: federation.name):
        total = Figures(federation.name)
        for union in groups[federation.pk]:
            total.add(found[union.pk])
        sums.append(total)
    return sums
