"""What the clock does for the search."""

from core import clock
from search import projection, stats
from search.engines.elastic import jobs  # noqa: F401 (registers)
from search.models import SearchDocument


@clock.daily(hour=3, minute=40)
def heal() -> int:
    """Each night, and when very much changed: every document; how many were not true.

    Events that are over are forgotten. Whoever is stopped on the way begins again.
    """
    counts = projection.rebuild(goes_on=lambda _families: not clock.is_stopping())
    if clock.is_stopping():
        clock.bring_forward(projection.HEAL)
    return sum(counts)


@clock.every(minutes=60)
def fill_when_empty() -> int:
    """After an upgrade from a release without documents: the clock makes all of them."""
    return 0 if SearchDocument.objects.exists() else heal()


@clock.in_each_process
def write_counts() -> None:
    """The searches that this process counted."""
    stats.write()


@clock.daily(hour=4, minute=15)
def forget_old_counts() -> None:
    """Searches of more than a year ago."""
    stats.forget_old()
