"""Application `search`: one field for everything."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search page."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register periodic jobs; what editors add counts at once."""
        from wagtail.contrib.search_promotions.models import (  # noqa: PLC0415
            SearchPromotion,
        )

        from core import versions  # noqa: PLC0415
        from search import jobs  # noqa: F401, PLC0415 (registers)
        from search.models import Synonym  # noqa: PLC0415

        versions.watch(Synonym, SearchPromotion)
