"""Application `shops`: shops and their fiches."""

from django.apps import AppConfig


class ShopsConfig(AppConfig):
    """Shop, ShopCategory, ShopPage and the list of shops."""

    name = "shops"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what other apps ask of shops, and what keeps fiches true."""
        from shops import (  # noqa: PLC0415 (registers)
            cards,  # noqa: F401
            contacts,  # noqa: F401
            directory,  # noqa: F401
            governed,  # noqa: F401
            nearby,  # noqa: F401
            pages,  # noqa: F401
            searchable,  # noqa: F401
            signals,  # noqa: F401
        )
