"""What the clock does about visits and mandates."""

from django.utils import timezone

from core import clock
from merchants.help import mandates, visits


@clock.daily(hour=3, minute=50)
def forget_visits() -> None:
    """Requests a year after they were closed; what nobody said yes to in time."""
    visits.purge(timezone.now())
    mandates.purge(timezone.now())
