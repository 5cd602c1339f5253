"""Whom to write to about a place: the address of its shop."""

from collections.abc import Sequence

from places import contacts
from shops.choices import ShopStatus
from shops.models import Shop


def emails(place_ids: Sequence[int]) -> dict[int, str]:
    """Addresses of the shops at these places; invented shops get no mail."""
    shops = Shop.objects.filter(
        place_id__in=place_ids, status=ShopStatus.ACTIVE, is_demo=False
    )
    return dict(shops.exclude(email="").values_list("place_id", "email"))


contacts.register("shops", emails)
