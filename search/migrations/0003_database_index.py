"""What the databases search in: it follows the table of documents by itself.

See search/database_index.py, which also makes it again after later migrations.
"""

from django.db import migrations

from search import database_index


def make(apps, schema_editor):
    database_index.make(schema_editor.connection)


def remove(apps, schema_editor):
    database_index.remove(schema_editor.connection)


class Migration(migrations.Migration):
    """An index that no code has to write."""

    dependencies = [("search", "0002_documents")]
    operations = [migrations.RunPython(make, remove)]
