"""Shops, their categories, their fiches and the list of them."""

from shops.models.categories import ShopCategory
from shops.models.pages import (
    MAX_PHOTOS,
    SECTION_SLUGS,
    ShopIndexPage,
    ShopPage,
    ShopPhoto,
)
from shops.models.shops import Membership, Shop, register_roles

__all__ = [
    "MAX_PHOTOS",
    "SECTION_SLUGS",
    "Membership",
    "Shop",
    "ShopCategory",
    "ShopIndexPage",
    "ShopPage",
    "ShopPhoto",
    "register_roles",
]
