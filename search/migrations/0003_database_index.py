"""What the databases search in: it follows the table of documents by itself.

SQLite: one full-text table per language, without a copy of the texts, kept by triggers.
PostgreSQL: a generated column with weights A (name), B (keywords), C (text).
"""

from django.db import migrations

LANGUAGES = ("fr", "en", "nl")
COLUMNS = "title_stems, keyword_stems, body_stems"

SQLITE_TABLE = """
CREATE VIRTUAL TABLE search_words_{code} USING fts5(
    {columns}, content='search_searchdocument', content_rowid='id',
    tokenize='ascii', detail=column, columnsize=0
)
"""
SQLITE_ADD = """
CREATE TRIGGER search_words_{code}_add AFTER INSERT ON search_searchdocument
WHEN new.language = '{code}' BEGIN
    INSERT INTO search_words_{code}(rowid, {columns}) VALUES (new.id, {new});
END
"""
SQLITE_REMOVE = """
CREATE TRIGGER search_words_{code}_remove AFTER DELETE ON search_searchdocument
WHEN old.language = '{code}' BEGIN
    INSERT INTO search_words_{code}(search_words_{code}, rowid, {columns})
    VALUES ('delete', old.id, {old});
END
"""
SQLITE_CHANGE = """
CREATE TRIGGER search_words_{code}_change
AFTER UPDATE OF {columns} ON search_searchdocument
WHEN old.language = '{code}' BEGIN
    INSERT INTO search_words_{code}(search_words_{code}, rowid, {columns})
    VALUES ('delete', old.id, {old});
    INSERT INTO search_words_{code}(rowid, {columns}) VALUES (new.id, {new});
END
"""
POSTGRES_COLUMN = """
ALTER TABLE search_searchdocument ADD COLUMN stems tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple'::regconfig, title_stems), 'A') ||
    setweight(to_tsvector('simple'::regconfig, keyword_stems), 'B') ||
    setweight(to_tsvector('simple'::regconfig, body_stems), 'C')
) STORED
"""
POSTGRES_INDEX = "CREATE INDEX search_stems ON search_searchdocument USING gin (stems)"


def for_code(sql, code):
    """The statement for the table of one language."""
    names = COLUMNS.split(", ")
    return sql.format(
        code=code,
        columns=COLUMNS,
        new=", ".join(f"new.{name}" for name in names),
        old=", ".join(f"old.{name}" for name in names),
    )


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_COLUMN)
        schema_editor.execute(POSTGRES_INDEX)
        return
    for code in LANGUAGES:
        for sql in (SQLITE_TABLE, SQLITE_ADD, SQLITE_REMOVE, SQLITE_CHANGE):
            schema_editor.execute(for_code(sql, code))


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_searchdocument DROP COLUMN stems")
        return
    for code in LANGUAGES:
        for trigger in ("add", "remove", "change"):
            schema_editor.execute(f"DROP TRIGGER search_words_{code}_{trigger}")
        schema_editor.execute(f"DROP TABLE search_words_{code}")


class Migration(migrations.Migration):
    """An index that no code has to write."""

    dependencies = [("search", "0002_documents")]
    operations = [migrations.RunPython(make, remove)]
