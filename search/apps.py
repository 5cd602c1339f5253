"""Application `search`: one field for everything."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """The search page."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have documents follow pages, keep the index whole, note what editors add."""
        from search import (  # noqa: PLC0415 (registers)
            database_index,
            jobs,  # noqa: F401
            projection,  # noqa: F401
            promotions,  # noqa: F401
            synonyms,  # noqa: F401
        )

        post_migrate.connect(database_index.complete, sender=self)
