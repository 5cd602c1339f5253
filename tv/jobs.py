"""What the clock does for screens."""

from django.utils import timezone

from core import clock
from tv import handoffs, seen


@clock.in_each_process
def write_seen() -> None:
    """The screens of which this process heard."""
    seen.write()


@clock.every(minutes=10)
def forget_hand_offs() -> None:
    """What telephones sent to screens and is over."""
    handoffs.forget(timezone.now())
