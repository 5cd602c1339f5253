"""What the clock does about opening hours."""

from django.conf import settings
from django.utils import timezone

from core import clock
from places import confirmation
from places.asking import DAYS_AHEAD, due_places
from places.hours_mail import ask

# A first run over a whole city is spread over weeks; the command knows no such limit.
MAX_A_MORNING = 100


@clock.daily(hour=8, minute=30, weekdays=clock.WORKING_DAYS)
def ask_hours() -> None:
    """Ask places for their hours where the operator wants it, never in a demonstration."""
    if not settings.PORTAL_ASK_HOURS or settings.PORTAL_DEMO:
        return
    for due in due_places(timezone.now(), DAYS_AHEAD)[:MAX_A_MORNING]:
        if clock.is_stopping():
            return
        ask(due.place, due.email, due.language)


@clock.daily(hour=3, minute=30)
def delete_old_links() -> None:
    """Links by which hours were confirmed, 90 days after they were made."""
    confirmation.purge(timezone.now())
