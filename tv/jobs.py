"""What the clock does about screens."""

from django.utils import timezone

from core import clock
from tv import handoffs


@clock.every(minutes=10)
def forget_hand_offs() -> None:
    """What telephones sent to screens and is over."""
    handoffs.forget(timezone.now())
