"""Application `home`: home page, standard pages, navigation, demo content."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    """HomePage, StandardPage, Navigation."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the cards of standard pages and what keeps navigation true."""
        from home import (  # noqa: PLC0415 (registers)
            cards,  # noqa: F401
            roles,
            searchable,  # noqa: F401
            signals,  # noqa: F401
        )

        post_migrate.connect(roles.after_migrate, sender=self)
