"""What the clock does for the agenda."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from core import clock, versions
from events.calendar import write_dates
from events.models import EventPage, EventTime


@clock.daily(hour=2, minute=30)
def go_on_repeating() -> int:
    """Each night: one day more of what repeats; how many dates changed.

    Says that the content changed even if no date did: what is kept for the coming
    days is read anew.
    """
    going_on = Q(until__isnull=True) | Q(until__gte=timezone.localdate())
    times = EventTime.objects.filter(going_on, event=OuterRef("pk")).exclude(repeat="")
    changed = 0
    events = EventPage.objects.filter(Exists(times.order_by()))
    for event in events.order_by("pk").only("pk").iterator(chunk_size=200):
        if clock.is_stopping():
            break
        changed += write_dates(event)
    versions.bump()
    return changed
