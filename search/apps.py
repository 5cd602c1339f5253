"""Application `search`: one field for everything."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search page."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have documents follow pages; register periodic jobs."""
        from search import jobs, projection  # noqa: F401, PLC0415 (registers)
