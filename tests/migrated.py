"""A database as the migrations leave it: made once, copied by whoever needs one.

The migrations take half a minute of a core, and every process of the tests, the seeded
portal of the browser tests and some programs begin with them. Any change of the
code makes it anew.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from django.db.backends.signals import connection_created

from tests.kept import APPS, KEPT, ROOT, alone, digest

PATTERNS = (
    *(f"{app}/**/*.py" for app in APPS),
    "locale/**/*.po",
    "requirements.txt",
)


def migrate(url: str) -> None:
    """Run the migrations on the database of that address, in a process of its own.

    There nobody measures what is covered, which would cost as much again.
    """
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--noinput", "--verbosity", "0"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "DATABASE_URL": url,
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]


def migrated_file() -> Path:
    """The migrated SQLite database."""
    path = KEPT / f"migrated-{digest(PATTERNS)}.sqlite3"
    with alone("migrate"):
        if not path.exists():
            for old in KEPT.glob("migrated-*"):
                old.unlink()
            making = KEPT / "migrating.sqlite3"
            making.unlink(missing_ok=True)
            migrate(f"sqlite:///{making}")
            making.rename(path)
    return path


def copy_file(target: sqlite3.Connection) -> None:
    """Fill a SQLite database that has nothing in it yet."""
    with closing(sqlite3.connect(migrated_file())) as source:
        source.backup(target)


def migrated_template(connection) -> str:
    """The name of the migrated database on the PostgreSQL of a connection."""
    prefix = f"{urlsplit(os.environ['DATABASE_URL']).path[1:]}_migrated_"
    name, making = prefix + digest(PATTERNS), f"{prefix}making"
    with alone("migrate"), connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        there = [row[0] for row in cursor.fetchall() if row[0].startswith(prefix)]
        if name not in there:
            for old in there:
                cursor.execute(f'DROP DATABASE "{old}"')
            cursor.execute(f'CREATE DATABASE "{making}"')
            address = urlsplit(os.environ["DATABASE_URL"])
            migrate(address._replace(path=f"/{making}").geturl())
            cursor.execute(f'ALTER DATABASE "{making}" RENAME TO "{name}"')
    return name


def begin_migrated(connection) -> None:
    """The next test database of this connection begins as a copy."""
    if connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated_template(connection)
        return

    def fill(sender, connection, **kwargs):
        connection_created.disconnect(fill)
        copy_file(connection.connection)

    connection_created.connect(fill, weak=False)
