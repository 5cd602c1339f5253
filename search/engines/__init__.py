"""What answers searches: the database, or the cluster of SEARCH_URL."""

from functools import cache

from django.conf import settings

from search.asking import Engine
from search.engines.database import DatabaseEngine
from search.engines.elastic.engine import ElasticEngine


@cache
def chosen() -> Engine:
    """The engine of this process; `chosen.cache_clear()` forgets it."""
    return ElasticEngine() if settings.PORTAL_SEARCH_URL else DatabaseEngine()
