"""modelsearch's PostgreSQL backend that minds neither accents nor other people's rows.

Whole words and beginnings are both read with the text search configuration that the
first migration of this app makes: "creperie" finds "Crêperie".
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Avg, F, QuerySet
from django.db.models.functions import Length

from modelsearch.backends.database.postgres.postgres import (
    PostgresIndex,
    PostgresSearchBackend,
)
from modelsearch.utils import get_content_type_pk

CONFIGURATION = "portal"


class Index(PostgresIndex):
    """An index in which saving a page changes the row of that page only.

    modelsearch weighs all new rows after each save, its own and those of others: two
    people who save at once then wait for each other, and PostgreSQL ends one of them.
    """

    def add_items(self, model: type, objs: Iterable[Any]) -> None:
        """Write the rows of some objects, and weigh their titles."""
        found = list(objs)
        super().add_items(model, found)
        rows = self.entries.filter(object_id__in=[str(obj.pk) for obj in found])
        self._weigh(rows.filter(content_type_id=get_content_type_pk(model)))

    def _refresh_title_norms(self, full: bool = False) -> None:
        """All rows when the index is made anew; otherwise `add_items` does it."""
        if full:
            super()._refresh_title_norms(full=True)

    def _weigh(self, rows: QuerySet) -> None:
        """The title of average length weighs 1, a longer one less."""
        titles = self.entries.annotate(title_length=Length("title"))
        average = titles.filter(title_length__gt=0).aggregate(
            average=Avg("title_length")
        )["average"]
        if average is not None:
            own = rows.annotate(title_length=Length("title"))
            own.filter(title_length__gt=0).update(
                title_norm=average / F("title_length")
            )


class SearchBackend(PostgresSearchBackend):
    """What WAGTAILSEARCH_BACKENDS names."""

    index_class = Index

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({**params, "SEARCH_CONFIG": CONFIGURATION})
        self.autocomplete_config = CONFIGURATION
