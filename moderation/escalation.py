"""What the union did not read in time goes to the city too."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core import audit
from moderation import log
from moderation.models import Review


@transaction.atomic
def escalate(at: datetime) -> int:
    """Mark each submission whose last day is over, once; how many were marked.

    The union may still decide: whoever reads first helps the shop.
    """
    late = Review.objects.select_for_update().filter(
        decided_at__isnull=True,
        escalated_at__isnull=True,
        union__isnull=False,
        due_on__lt=timezone.localdate(at),
    )
    found = list(late)
    for review in found:
        review.escalated_at = at
        review.save(update_fields=["escalated_at"])
        audit.record(log.ESCALATED, review, shop=review.subject_id)
    return len(found)
