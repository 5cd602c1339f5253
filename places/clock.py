"""The moment for which a page is made."""

from datetime import datetime

from django.utils import timezone


def this_minute() -> datetime:
    """Now, to the minute, in Paris: every state on a page is for this moment."""
    return timezone.localtime().replace(second=0, microsecond=0)
