"""Application `places`: where things are and when they are open."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Territories, districts, places, opening hours."""

    name = "places"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register checks, jobs, and what keeps a place’s compiled hours true."""
        from places import checks, jobs, signals  # noqa: F401, PLC0415 (registers)
