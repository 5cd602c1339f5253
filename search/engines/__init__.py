"""What answers searches: the database, out of the box."""

from functools import cache

from search.asking import Engine
from search.engines.database import DatabaseEngine


@cache
def chosen() -> Engine:
    """The engine of this process; `chosen.cache_clear()` forgets it."""
    return DatabaseEngine()
