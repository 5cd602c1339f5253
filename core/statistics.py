"""What a database knows of how much there is, after many rows came at once."""

from django.db import connection


def refresh() -> None:
    """Let PostgreSQL count anew at once: until it does, it plans for empty tables."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
