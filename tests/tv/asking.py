"""How often pages of screens ask the database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(client, path):
    """How many queries a page makes once what is kept in memory is there."""
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)
