"""How to reach the shop at a place, and what of it is for visitors."""

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


def hides_phone(place_id: int) -> bool:
    """Whether the shop at a place does not show its number."""
    return Shop.objects.filter(place=place_id, phone_public=False).exists()


contacts.register("shops", emails)
contacts.register_hiding("shops", hides_phone)
