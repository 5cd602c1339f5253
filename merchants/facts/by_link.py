"""Hours that were confirmed by the link of an e-mail show in the history of the shop."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.dispatch import receiver

from core import audit
from places.confirmation import confirmed
from places.models import Place
from shops.models import Shop

BY_LINK = "facts.by_link"


@receiver(confirmed)
def log_confirmation(
    place: Place, hours_before: str, days: Sequence[date], **kwargs: Any
) -> None:
    """Write who said what, in the transaction that wrote it; places without shop: no."""
    shop = Shop.objects.filter(place=place).first()
    if shop is not None:
        audit.record(
            BY_LINK,
            shop,
            hours_before=hours_before,
            hours_after=place.opening_hours,
            days=[str(day) for day in days],
        )
