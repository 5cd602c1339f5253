"""How often what is searched: counted in memory, written down by the clock.

A public page makes no write: each process keeps its counters until its clock comes by,
every few seconds and when the process ends. What a process that dies had not written is
lost, which is a few seconds of figures.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from search.counted import as_counted, is_by_person, is_narrowing
from search.models import SearchStat

# How much may wait in a process, and how many different searches a day may have: who
# sends invented searches fills neither memory nor disk.
MAX_WAITING = 2_000
MAX_OF_A_DAY = 10_000
MAX_CLICKS_A_MINUTE = 300
KEPT = timedelta(days=400)

Key = tuple[date, str, str]


@dataclass(slots=True)
class Count:
    """What is added to a row."""

    searches: int = 0
    empty: int = 0
    clicks: int = 0

    def add(self, other: "Count") -> None:
        """Add what waits longer or was counted meanwhile."""
        self.searches += other.searches
        self.empty += other.empty
        self.clicks += other.clicks


class Waiting:
    """The counters of this process that are not written yet."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: dict[Key, Count] = {}
        self._minute = 0
        self._clicks = 0

    def add(self, key: Key, count: Count) -> None:
        """Count; a new search is dropped when too many wait."""
        with self._lock:
            if key in self._counts:
                self._counts[key].add(count)
            elif len(self._counts) < MAX_WAITING:
                self._counts[key] = count

    def may_click(self) -> bool:
        """Whether this minute has seen fewer clicks than people can make."""
        minute = int(timezone.now().timestamp() // 60)
        with self._lock:
            if minute != self._minute:
                self._minute, self._clicks = minute, 0
            self._clicks += 1
            return self._clicks <= MAX_CLICKS_A_MINUTE

    @contextmanager
    def taken(self) -> Iterator[list[tuple[Key, Count]]]:
        """All that waits, in order; it waits again when it could not be written."""
        with self._lock:
            counts, self._counts = self._counts, {}
        try:
            yield sorted(counts.items(), key=lambda row: row[0])
        except BaseException:
            for key, count in counts.items():
                self.add(key, count)
            raise

    def clear(self) -> None:
        """Forget everything; for tests."""
        self._counts, self._minute, self._clicks = {}, 0, 0


waiting = Waiting()


def searched(request: HttpRequest, text: str, language: str, total: int) -> None:
    """Count a search of a visitor, on the first page of its results.

    No query, no cookie, and the answer does not vary: only headers are looked at.
    """
    counted = as_counted(text)
    if counted and is_by_person(request) and not is_narrowing(request, counted):
        key = (timezone.localdate(), language, counted)
        waiting.add(key, Count(searches=1, empty=int(total == 0)))


def opened(request: HttpRequest, text: str, language: str) -> None:
    """Count that a visitor opened a result of a search."""
    counted = as_counted(text)
    if counted and is_by_person(request) and waiting.may_click():
        waiting.add((timezone.localdate(), language, counted), Count(clicks=1))


def write() -> int:
    """Add what this process counted to the table; how many rows it touched."""
    with waiting.taken() as rows:
        if not rows:
            return 0
        with transaction.atomic():
            _make_rows(key for key, count in rows if count.searches)
            return sum(_add(key, count) for key, count in rows)


def _make_rows(keys: Iterable[Key]) -> None:
    """Rows for what is searched for the first time that day, unless it has too many."""
    by_day: dict[date, list[SearchStat]] = {}
    for key in keys:
        day, language, query = key
        row = SearchStat(day=day, language=language, query=query)
        by_day.setdefault(day, []).append(row)
    for day, made in by_day.items():
        if SearchStat.objects.filter(day=day).count() < MAX_OF_A_DAY:
            SearchStat.objects.bulk_create(made, ignore_conflicts=True)


def _add(key: Key, count: Count) -> int:
    """Add to a row that is there: a click alone makes none."""
    day, language, query = key
    row = SearchStat.objects.filter(day=day, language=language, query=query)
    return row.update(
        searches=F("searches") + count.searches,
        empty=F("empty") + count.empty,
        clicks=F("clicks") + count.clicks,
    )


def forget_old() -> int:
    """Delete the days that nobody compares with any more; how many rows."""
    before = timezone.localdate() - KEPT
    return SearchStat.objects.filter(day__lt=before).delete()[0]
