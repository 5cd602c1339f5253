"""What the databases search in: it follows the table of documents by itself.

SQLite: one full-text table per language, without a copy of the texts, kept by triggers.
PostgreSQL: a generated column of all words, and one of the words of name (A) and
keywords (B), so short that it stands in the row and says at once how good a match is.

Django makes a table of SQLite anew when a column changes, and its triggers go with the
old one: after every migration what is missing is made again (`complete`).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

LANGUAGES = ("fr", "en", "nl")
COLUMNS = ("title_stems", "keyword_stems", "body_stems")
MIGRATION = ("search", "0003_database_index")

SQLITE_TABLE = """
CREATE VIRTUAL TABLE IF NOT EXISTS search_words_{code} USING fts5(
    {columns}, content='search_searchdocument', content_rowid='id',
    tokenize='ascii', detail=column, columnsize=0
)
"""
SQLITE_ADD = """
CREATE TRIGGER IF NOT EXISTS search_words_{code}_add
AFTER INSERT ON search_searchdocument
WHEN new.language = '{code}' BEGIN
    INSERT INTO search_words_{code}(rowid, {columns}) VALUES (new.id, {new});
END
"""
SQLITE_REMOVE = """
CREATE TRIGGER IF NOT EXISTS search_words_{code}_remove
AFTER DELETE ON search_searchdocument
WHEN old.language = '{code}' BEGIN
    INSERT INTO search_words_{code}(search_words_{code}, rowid, {columns})
    VALUES ('delete', old.id, {old});
END
"""
SQLITE_CHANGE = """
CREATE TRIGGER IF NOT EXISTS search_words_{code}_change
AFTER UPDATE OF {columns} ON search_searchdocument
WHEN old.language = '{code}' BEGIN
    INSERT INTO search_words_{code}(search_words_{code}, rowid, {columns})
    VALUES ('delete', old.id, {old});
    INSERT INTO search_words_{code}(rowid, {columns}) VALUES (new.id, {new});
END
"""
SQLITE_EMPTY = (
    "INSERT INTO search_words_{code}(search_words_{code}) VALUES ('delete-all')"
)
SQLITE_FILL = """
INSERT INTO search_words_{code}(rowid, {columns})
SELECT id, {columns} FROM search_searchdocument WHERE language = '{code}'
"""
SQLITE_PARTS = {
    "search_words_{code}": SQLITE_TABLE,
    "search_words_{code}_add": SQLITE_ADD,
    "search_words_{code}_remove": SQLITE_REMOVE,
    "search_words_{code}_change": SQLITE_CHANGE,
}
POSTGRES_MAKE = (
    """
ALTER TABLE search_searchdocument ADD COLUMN IF NOT EXISTS stems tsvector
GENERATED ALWAYS AS (to_tsvector(
    'simple'::regconfig, title_stems || ' ' || keyword_stems || ' ' || body_stems
)) STORED
""",
    """
ALTER TABLE search_searchdocument ADD COLUMN IF NOT EXISTS best_stems tsvector
GENERATED ALWAYS AS (
    setweight(to_tsvector('simple'::regconfig, title_stems), 'A') ||
    setweight(to_tsvector('simple'::regconfig, keyword_stems), 'B')
) STORED
""",
    "CREATE INDEX IF NOT EXISTS search_stems ON search_searchdocument USING gin (stems)",
    # PostgreSQL does not know how dear it is to read a long column that stands apart
    # from its row: without being told it reads all of them for a common word.
    """
CREATE OR REPLACE FUNCTION search_matching(asked text, name tsquery, words tsquery)
RETURNS TABLE (tier int, keys text)
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
SELECT CASE WHEN best_stems @@ name THEN 0 WHEN best_stems @@ words THEN 1 ELSE 2 END
       AS best, string_agg(id::text, ',')
FROM search_searchdocument WHERE language = asked AND stems @@ words GROUP BY best
$$
""",
)
POSTGRES_REMOVE = (
    "DROP FUNCTION IF EXISTS search_matching",
    "ALTER TABLE search_searchdocument DROP COLUMN IF EXISTS stems",
    "ALTER TABLE search_searchdocument DROP COLUMN IF EXISTS best_stems",
)


def make(connection: BaseDatabaseWrapper) -> list[str]:
    """Make what is missing; the languages whose words were read anew (SQLite)."""
    if connection.vendor == "postgresql":
        _run(connection, POSTGRES_MAKE)
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master")
        there = {name for (name,) in cursor.fetchall()}
    made = [code for code in LANGUAGES if not there >= set(_names(code))]
    for code in made:
        _run(connection, (for_code(sql, code) for sql in SQLITE_PARTS.values()))
        refill(connection, code)
    return made


def refill(connection: BaseDatabaseWrapper, code: str) -> None:
    """Read the words of all documents of a language again (SQLite)."""
    _run(connection, (for_code(sql, code) for sql in (SQLITE_EMPTY, SQLITE_FILL)))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take away what `make` makes."""
    if connection.vendor == "postgresql":
        _run(connection, POSTGRES_REMOVE)
        return
    for code in LANGUAGES:
        table, *triggers = _names(code)
        _run(connection, (f"DROP TRIGGER IF EXISTS {name}" for name in triggers))
        _run(connection, [f"DROP TABLE IF EXISTS {table}"])


def complete(using: str, **kwargs: Any) -> None:
    """After migrations: make what went away with an old table."""
    connection = connections[using]
    if MIGRATION in MigrationRecorder(connection).applied_migrations():
        make(connection)


def for_code(sql: str, code: str) -> str:
    """The statement for the table of one language."""
    return sql.format(
        code=code,
        columns=", ".join(COLUMNS),
        new=", ".join(f"new.{name}" for name in COLUMNS),
        old=", ".join(f"old.{name}" for name in COLUMNS),
    )


def _names(code: str) -> Iterator[str]:
    return (name.format(code=code) for name in SQLITE_PARTS)


def _run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
