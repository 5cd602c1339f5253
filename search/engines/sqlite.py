"""SQLite: the full-text tables that triggers keep, one per language (FTS5)."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import connection

from search.database_index import LANGUAGES
from search.engines.stems import Asked

TABLES = {code: f"search_words_{code}" for code in LANGUAGES}
# The columns in which all words are, best first; the last are all there are.
TIERS = (
    "{title_stems} : ",
    "{title_stems keyword_stems} : ",
    "",
)


def matching(language: str, asked: Asked) -> list[list[int]]:
    """Keys of the documents with all words in the name, the keywords, the text.

    Three lists, each with the keys of the one before; one query.
    """
    words = expression(asked)
    table = TABLES[language]
    each = f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH %s"
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([each] * len(TIERS)), [tier + words for tier in TIERS]
        )
        return [_keys(text) for (text,) in cursor.fetchall()]


def which_find(language: str, questions: Sequence[Asked], at: datetime) -> list[bool]:
    """Which of these find a document that is not over; one query."""
    table = TABLES[language]
    each = f"""
        SELECT EXISTS(SELECT 1 FROM {table} CROSS JOIN search_searchdocument d
            ON d.id = {table}.rowid
            WHERE {table} MATCH %s AND (d.ends_at IS NULL OR d.ends_at >= %s))
    """
    moment = connection.ops.adapt_datetimefield_value(at)
    values = [value for asked in questions for value in (expression(asked), moment)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([each] * len(questions)), values)
        return [bool(found) for (found,) in cursor.fetchall()]


def expression(asked: Asked) -> str:
    """The words as FTS5 reads them: all terms, of each an alternative, whole.

    Stems hold letters and digits only (search.engines.stems): quotes are safe.
    """
    return f"({' AND '.join(_terms(asked))})"


def _terms(asked: Asked) -> Iterator[str]:
    for alternatives in asked:
        parts = (" AND ".join(f'"{s}"' for s in stems) for stems in alternatives)
        yield f"({' OR '.join(f'({part})' for part in parts)})"


def _keys(text: str | None) -> list[int]:
    # The quickest way to read many numbers.
    return json.loads(f"[{text or ''}]")
