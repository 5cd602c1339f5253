"""SQLite: the full-text tables that triggers keep, one per language (FTS5)."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection

from search.engines.stems import Asked

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
    if language not in dict(settings.LANGUAGES):
        return [[], [], []]
    words = expression(asked)
    table = f"search_words_{language}"
    each = f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH %s"
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([each] * len(TIERS)), [tier + words for tier in TIERS]
        )
        return [_keys(text) for (text,) in cursor.fetchall()]


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
    return [int(key) for key in text.split(",")] if text else []
