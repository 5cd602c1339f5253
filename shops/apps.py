"""Application `shops`: shops and their fiches."""

from django.apps import AppConfig


class ShopsConfig(AppConfig):
    """Shop, ShopCategory, ShopPage and the list of shops."""

    name = "shops"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the cards of fiches and what keeps them true."""
        from shops import (  # noqa: PLC0415 (registers)
            cards,  # noqa: F401
            nearby,  # noqa: F401
            pages,  # noqa: F401
            signals,  # noqa: F401
        )
