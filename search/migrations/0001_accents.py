"""A text search configuration of PostgreSQL that reads words without their accents."""

from django.db import migrations

MAKE = """
CREATE EXTENSION IF NOT EXISTS unaccent;
DROP TEXT SEARCH CONFIGURATION IF EXISTS portal;
CREATE TEXT SEARCH CONFIGURATION portal (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION portal
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""
REMOVE = "DROP TEXT SEARCH CONFIGURATION IF EXISTS portal;"


def run(schema_editor, sql):
    """SQLite leaves accents out by itself."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(sql)


def make(apps, schema_editor):
    run(schema_editor, MAKE)


def remove(apps, schema_editor):
    # The extension stays: another application of the database may need it.
    run(schema_editor, REMOVE)


class Migration(migrations.Migration):
    """No table."""

    initial = True
    # Pages are indexed as soon as they are made: the configuration comes first.
    run_before = [("home", "0002_language_trees")]
    dependencies = []
    operations = [migrations.RunPython(make, remove)]
