"""Triggers by which the database itself keeps the log as it was written.

On SQLite a DELETE is refused by Python only: tests empty tables by it. PostgreSQL
refuses it row by row, and TRUNCATE, which tests use there, has no rows.
"""

from django.db import migrations

TABLE = "core_auditentry"
SQLITE = f"""
CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END
"""
FUNCTION = f"""
CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{TABLE} is append-only' USING ERRCODE = 'restrict_violation'; END
$$
"""
TRIGGER = f"""
CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE}
FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()
"""
MAKE = {"sqlite": [SQLITE], "postgresql": [FUNCTION, TRIGGER]}
DROP = {
    "sqlite": [f"DROP TRIGGER {TABLE}_no_update"],
    "postgresql": [
        f"DROP TRIGGER {TABLE}_no_change ON {TABLE}",
        f"DROP FUNCTION {TABLE}_refuse()",
    ],
}


def make(apps, schema_editor):
    for statement in MAKE.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("core", "0003_audit_entry")]

    operations = [migrations.RunPython(make, drop)]
