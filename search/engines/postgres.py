"""PostgreSQL: the generated columns `stems`, with its index, and `best_stems`."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import connection

from search.engines.stems import Asked

NAME = ":A"
# The long column is only looked up in its index; how good a match is says the short one
# (search.database_index).
SQL = """
SELECT tier, keys
FROM search_matching(%s, to_tsquery('simple', %s), to_tsquery('simple', %s))
"""
SOME = """
SELECT EXISTS(
    SELECT 1 FROM search_searchdocument WHERE stems @@ to_tsquery('simple', typed)
    AND language = %s AND (ends_at IS NULL OR ends_at >= %s)
)
FROM unnest(%s::text[]) WITH ORDINALITY AS question(typed, place) ORDER BY place
"""


def matching(language: str, asked: Asked) -> list[list[int]]:
    """Keys of the documents with all words in the name, the keywords, the text.

    Three lists, none with a key of another one; one query.
    """
    name, anywhere = expression(asked, NAME), expression(asked)
    found: list[list[int]] = [[], [], []]
    with connection.cursor() as cursor:
        cursor.execute(SQL, [language, name, anywhere])
        for tier, keys in cursor.fetchall():
            found[tier] = json.loads(f"[{keys}]")
    return found


def which_find(language: str, questions: Sequence[Asked], at: datetime) -> list[bool]:
    """Which of these find a document that is not over; one query."""
    texts = [expression(asked) for asked in questions]
    with connection.cursor() as cursor:
        cursor.execute(SOME, [language, at, texts])
        return [found for (found,) in cursor.fetchall()]


def expression(asked: Asked, weights: str = "") -> str:
    """The words as `to_tsquery` reads them: all terms, of each an alternative, whole.

    Stems hold letters and digits only (search.engines.stems): quotes are safe.
    """
    return " & ".join(_terms(asked, weights))


def _terms(asked: Asked, weights: str) -> Iterator[str]:
    for alternatives in asked:
        parts = (" & ".join(f"'{s}'{weights}" for s in stems) for stems in alternatives)
        yield f"({' | '.join(f'({part})' for part in parts)})"
