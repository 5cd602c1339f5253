"""A database that several threads can use, and the mail that goes by the outbox."""

from contextlib import contextmanager

from django.db import connection

import pytest

from core import clock


@pytest.fixture
def real_database(django_db_setup, django_db_blocker, tmp_path):
    """A copy of the database that keeps what is committed, for all threads.

    That of the tests stays as the migrations made it; on SQLite it is in memory, too,
    and refuses who comes second instead of letting him wait as a file does.
    """
    copied = copied_file if connection.vendor == "sqlite" else copied_database
    with django_db_blocker.unblock(), copied(tmp_path):
        yield


@contextmanager
def named(name):
    """The connection leads to another database."""
    usual = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


@contextmanager
def copied_file(folder):
    """A file beside the database in memory, whose only connection must stay open."""
    connection.ensure_connection()
    memory, connection.connection = connection.connection, None
    try:
        with named(str(folder / "portal.sqlite3")):
            connection.ensure_connection()
            memory.backup(connection.connection)
            yield
    finally:
        connection.connection = memory


@contextmanager
def copied_database(folder):
    """Another database of the same server."""
    usual = connection.settings_dict["NAME"]
    copy = f"{usual}_{folder.name}"[:60]
    connection.close()
    ask_server(f'CREATE DATABASE "{copy}" TEMPLATE "{usual}"')
    try:
        with named(copy):
            yield
    finally:
        ask_server(f'DROP DATABASE "{copy}" WITH (FORCE)')


def ask_server(sql):
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def outbox(settings):
    """Mail goes by the outbox; it is delivered when the test says so."""
    settings.EMAIL_BACKEND = "core.outbox.backend.OutboxBackend"
    settings.PORTAL_MAIL_INLINE = False
    yield
    clock._poked.clear()


@pytest.fixture
def running_clock(real_database):
    """The clock of a server process, with the jobs of the portal."""
    clock.start()
    yield
    clock.stop()
    clock._stopping.clear()
