"""What visitors of the demonstration searched, for the report of editors."""

from datetime import date, timedelta

from django.utils import timezone

from home.demo.pages import Library
from search.models import SearchStat

# Language, search, how often on an ordinary day, how many of ten found nothing, and how
# many of ten opened a result.
ASKED = (
    ("fr", "gaufre", 9, 0, 7),
    ("fr", "piscine", 7, 0, 8),
    ("fr", "boulangerie ouverte", 5, 2, 5),
    ("fr", "friperie", 4, 0, 6),
    ("fr", "cordonnerie", 2, 10, 0),
    ("fr", "garde enfant", 1, 10, 0),
    ("en", "waffles", 6, 0, 6),
    ("en", "left luggage", 3, 10, 0),
    ("en", "museum", 3, 0, 7),
    ("nl", "bier", 5, 0, 6),
    ("nl", "fietsenmaker", 2, 10, 0),
    ("nl", "wafel", 2, 0, 5),
)
DAYS = 28
SATURDAY = 5


def make(library: Library) -> int:
    """Four weeks of figures, where nothing was counted yet."""
    if SearchStat.objects.exists():
        return 0
    today = timezone.localdate()
    rows = [
        _row(language, query, today - timedelta(days=ago), often, *shares)
        for language, query, often, *shares in ASKED
        for ago in range(DAYS)
    ]
    return len(SearchStat.objects.bulk_create(rows))


def _row(
    language: str, query: str, day: date, often: int, empty: int, opened: int
) -> SearchStat:
    """A day of a search: twice as many at the weekend."""
    times = often * (2 if day.weekday() >= SATURDAY else 1)
    return SearchStat(
        day=day,
        language=language,
        query=query,
        searches=times,
        empty=times * empty // 10,
        clicks=times * opened // 10,
    )


def remove() -> None:
    """All figures of the demonstration."""
    SearchStat.objects.all().delete()
