"""modelsearch's PostgreSQL backend that does not mind accents.

Whole words and beginnings are both read with the text search configuration that the
first migration of this app makes: "creperie" finds "Crêperie".
"""

from typing import Any

from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend

CONFIGURATION = "portal"


class SearchBackend(PostgresSearchBackend):
    """What WAGTAILSEARCH_BACKENDS names."""

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({**params, "SEARCH_CONFIG": CONFIGURATION})
        self.autocomplete_config = CONFIGURATION
