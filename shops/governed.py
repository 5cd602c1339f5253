"""How a fiche leads to the shop that answers for it."""

from moderation import governed
from shops.models import Shop, ShopPage


def shop_of_page(page: ShopPage) -> Shop | None:
    """The shop as it is now, whatever an old revision of its fiche says."""
    return Shop.objects.filter(pages=page.pk).first()


governed.register(ShopPage, shop_of_page)
governed.register(Shop, lambda shop: shop)
