"""What the clock does for the search."""

from core import clock
from search import stats


@clock.in_each_process
def write_counts() -> None:
    """The searches that this process counted."""
    stats.write()


@clock.daily(hour=4, minute=15)
def forget_old_counts() -> None:
    """Searches of more than a year ago."""
    stats.forget_old()
