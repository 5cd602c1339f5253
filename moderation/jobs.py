"""What the clock does for the desk."""

from django.utils import timezone

from moderation import digests, escalation


def pass_to_the_city() -> int:
    """Each hour: what is late goes to the city too."""
    return escalation.escalate(timezone.now())


def write_digests() -> int:
    """Each morning: one mail to whoever must act."""
    return digests.send_digests(timezone.now())
