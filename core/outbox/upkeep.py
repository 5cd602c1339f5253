"""Mails that waited too long, traces of old ones, and how long the oldest waits."""

import logging
from datetime import datetime, timedelta

from django.db.models import Min

from core.models import OutboxMail
from core.outbox.delivery import end, waiting

GIVEN_UP_AFTER = timedelta(days=3)
KEPT = timedelta(days=30)
logger = logging.getLogger(__name__)


def give_up(at: datetime) -> int:
    """Stop trying mails that could not be sent for three days; how many."""
    number = end(waiting().filter(made_at__lt=at - GIVEN_UP_AFTER))
    if number:
        logger.error("%s mail(s) given up after %s", number, GIVEN_UP_AFTER)
    return number


def purge(at: datetime) -> int:
    """Delete the rows of mails older than 30 days that do not wait; how many."""
    old = OutboxMail.objects.filter(next_at=None, made_at__lt=at - KEPT)
    return old.delete()[0]


def forget(address: str) -> int:
    """Delete what waits for an address, whoever else was to get it; how many."""
    wanted = address.strip().lower()
    rows = waiting().filter(recipients__icontains=wanted)
    found = [
        pk
        for pk, recipients in rows.values_list("pk", "recipients")
        if wanted in recipients.lower().split("\n")
    ]
    return OutboxMail.objects.filter(pk__in=found).delete()[0]


def oldest_s(at: datetime) -> int | None:
    """How many seconds the oldest waiting mail has waited; None when none waits."""
    made_at = waiting().aggregate(oldest=Min("made_at"))["oldest"]
    return int((at - made_at).total_seconds()) if made_at else None
