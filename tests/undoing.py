"""Many cases in one test, each as if the others had not been."""

from contextlib import contextmanager

from django.core.cache import cache
from django.db import transaction

from core import versions
from places.hours.state import clear_cache
from shops import map_data


def forget():
    """Nothing that a process keeps in memory counts any more."""
    clear_cache()
    versions.forget()
    map_data.forget()
    cache.clear()


@contextmanager
def undone():
    """What happens inside leaves no row behind, and nothing is remembered of it."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)
        forget()
