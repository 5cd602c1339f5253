"""Application `walks`: sights and the walks that join them."""

from django.apps import AppConfig


class WalksConfig(AppConfig):
    """SightPage, WalkPage and their lists."""

    name = "walks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the cards of sights and walks and what keeps them true."""
        from walks import (  # noqa: PLC0415 (registers)
            cards,  # noqa: F401
            pages,  # noqa: F401
            searchable,  # noqa: F401
            signals,  # noqa: F401
        )
