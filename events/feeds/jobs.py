"""What the clock does about events."""

from django.utils import timezone

from core import clock
from events.feeds import visits


@clock.every(minutes=5)
def visit_sources() -> None:
    """Sources of events that are due."""
    visits.visit_due(visits.reader())


@clock.daily(hour=3, minute=50)
def forget_visits() -> None:
    """Visits of sources of long ago."""
    visits.forget_old_runs(timezone.now())
