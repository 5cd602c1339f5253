"""Application `search`: one field for everything."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """The search page."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Documents follow pages, the index of the database and the cluster follow them."""
        from search import database_index, projection, synonyms  # noqa: F401, PLC0415 (registers)
        from search.engines.elastic import jobs  # noqa: F401, PLC0415 (registers)

        post_migrate.connect(database_index.complete, sender=self)
