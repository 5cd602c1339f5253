"""Application `shops`: shops and their fiches."""

from django.apps import AppConfig


class ShopsConfig(AppConfig):
    """Shop, ShopCategory, ShopPage and the list of shops."""

    name = "shops"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the cards of fiches and what keeps them true."""
        from shops import cards, nearby, signals  # noqa: F401, PLC0415 (registers)
