"""Application `core`: what every page of the portal is made of."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Base pages, blocks, pictures, cards, geometry; imports no other app of ours."""

    name = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals that keep prepared columns true; register periodic jobs."""
        from core import jobs, signals  # noqa: F401, PLC0415 (registers)
