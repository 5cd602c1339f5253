"""Questions about merchants that several pages ask."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from shops.models import Shop


def shops_of(user: Any) -> list[Shop]:
    """The shops that a person keeps, or fills in for somebody; one query."""
    running = Q(
        field_mandates__agent=user,
        field_mandates__answered_at__isnull=True,
        field_mandates__ends_at__gt=timezone.now(),
    )
    found = Shop.objects.filter(Q(memberships__user=user) | running)
    return list(found.select_related("place").distinct())
