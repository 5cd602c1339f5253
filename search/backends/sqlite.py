"""modelsearch's SQLite backend with one full-text pass per query.

The stock backend runs the MATCH again for every hit when it ranks, and a quote in
the query is a syntax error of FTS5. Here the MATCH is materialised once, titles
weigh more than bodies, and what FTS5 cannot read is left out.
"""

import re
from typing import Any

from django.db import connections
from django.db.models import FloatField
from django.db.models.expressions import RawSQL

from modelsearch.backends.database.sqlite.query import MatchExpression, normalize
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.query import MatchAll, Not, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

FTS = SQLiteFTSIndexEntry._meta.db_table
INDEX = IndexEntry._meta.db_table
# The columns of the FTS5 table in their order: autocomplete, body, title.
WEIGHTS = "2.0, 1.0, 10.0"
NO_WORD = "\u200b"


def readable(text: str) -> str:
    """The words of a query without what FTS5 would take for syntax."""
    words = [word for word in text.replace('"', " ").split() if re.search(r"\w", word)]
    return " ".join(words) or NO_WORD


class OnePassMixin:
    """Ranks and filters by a full-text match that runs once."""

    def build_search_query_content(self, query: SearchQuery, config: Any = None) -> Any:
        """Drop from plain queries what FTS5 cannot read."""
        if isinstance(query, PlainText):
            query = PlainText(readable(query.query_string), query.operator)
        elif isinstance(query, Phrase):
            query = Phrase(readable(query.query_string))
        return super().build_search_query_content(query, config=config)

    def search(
        self, config: Any, start: int, stop: int, score_field: str | None = None
    ) -> Any:
        """The objects found, best first unless another order was asked."""
        query = normalize(self.query)
        if isinstance(query, MatchAll | Not):
            return super().search(config, start, stop, score_field)
        hits, params = self._hits(query, config)
        found = self.queryset.filter(pk__in=RawSQL(f"SELECT oid FROM ({hits})", params))
        if self.order_by_relevance or score_field:
            score = score_field or "_score"
            found = found.annotate(**{score: self._score(hits, params)})
            if self.order_by_relevance:
                found = found.order_by(score, "-pk")
        elif not found.query.order_by:
            found = found.order_by("-pk")
        return found[start:stop]

    def _hits(self, query: SearchQuery, config: Any) -> tuple[str, list[Any]]:
        """SQL of (oid, s): the objects that match and their rank."""
        connection = connections[self.queryset.db]
        match = MatchExpression(
            self.FTS_TABLE_FIELDS, self.build_search_query(query, config=config)
        )
        compiler = self.queryset.query.get_compiler(self.queryset.db)
        where, params = match.as_sql(compiler, connection)
        types = get_descendants_content_types_pks(self.queryset.model)
        marks = ",".join(["%s"] * len(types))
        sql = (
            f"SELECT CAST(e.object_id AS INTEGER) AS oid, bm25({FTS}, {WEIGHTS}) AS s "
            f"FROM {FTS} CROSS JOIN {INDEX} e ON e.id = {FTS}.rowid "
            f"WHERE {where} AND e.content_type_id IN ({marks})"
        )
        return sql, [*params, *types]

    def _score(self, hits: str, params: list[Any]) -> RawSQL:
        """The rank of each row, from the one pass."""
        meta = self.queryset.model._meta
        key = f'"{meta.db_table}"."{meta.pk.column}"'
        sql = f"WITH h AS MATERIALIZED ({hits}) SELECT s FROM h WHERE oid = {key}"
        return RawSQL(sql, params, output_field=FloatField())


class SearchQueryCompiler(OnePassMixin, SQLiteSearchQueryCompiler):
    """Whole words."""


class AutocompleteQueryCompiler(OnePassMixin, SQLiteAutocompleteQueryCompiler):
    """The beginning of the last word."""


class SearchResults(SQLiteSearchResults):
    """Counts without ranking."""

    def _do_count(self) -> int:
        compiler = self.query_compiler
        ranked, compiler.order_by_relevance = compiler.order_by_relevance, False
        try:
            return super()._do_count()
        finally:
            compiler.order_by_relevance = ranked


class SearchBackend(SQLiteSearchBackend):
    """What WAGTAILSEARCH_BACKENDS names."""

    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = SearchResults
