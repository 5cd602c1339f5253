"""Application `search`: one field for everything."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """The search page."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the index of the database complete; note when synonyms change."""
        from search import database_index, synonyms  # noqa: F401, PLC0415 (registers)

        post_migrate.connect(database_index.complete, sender=self)
