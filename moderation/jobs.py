"""What the clock does for the desk."""

from django.utils import timezone

from core import clock
from moderation import digests, escalation


@clock.every(minutes=60)
def pass_to_the_city() -> int:
    """Each hour: what is late goes to the city too."""
    return escalation.escalate(timezone.now())


@clock.daily(hour=8, minute=15)
def write_digests() -> int:
    """Each morning, also for unions that work on Saturdays: one mail to whoever must act."""
    return digests.send_digests(timezone.now())
