"""Application `search`: one field for everything."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """The search page."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register jobs; keep the index complete; what editors add counts at once."""
        from wagtail.contrib.search_promotions.models import (  # noqa: PLC0415
            SearchPromotion,
        )

        from core import versions  # noqa: PLC0415
        from search import database_index, jobs, synonyms  # noqa: F401, PLC0415

        versions.watch(SearchPromotion)
        post_migrate.connect(database_index.complete, sender=self)
