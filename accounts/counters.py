"""Caches of one process whose counters of tries are shared by all processes.

Django-allauth counts in the cache `default` and cannot be told another one. A counter
in the memory of one process would allow as many tries as there are processes, so what
allauth keeps goes on to the cache `shared`; everything else stays where it is fast.
"""

from typing import Any

from django.core.cache import caches
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache

PREFIX = "allauth"


class SharedCounters:
    """Sends the keys of allauth to the cache `shared`."""

    def add(self, key: str, *args: Any, **kwargs: Any) -> bool:
        """Add, unless somebody was faster in whatever process."""
        return self._of(key).add(key, *args, **kwargs)

    def get(self, key: str, *args: Any, **kwargs: Any) -> Any:
        """Read."""
        return self._of(key).get(key, *args, **kwargs)

    def set(self, key: str, *args: Any, **kwargs: Any) -> None:
        """Write."""
        self._of(key).set(key, *args, **kwargs)

    def delete(self, key: str, *args: Any, **kwargs: Any) -> bool:
        """Forget."""
        return self._of(key).delete(key, *args, **kwargs)

    def _of(self, key: str) -> Any:
        return caches["shared"] if key.startswith(PREFIX) else super()


class MemoryCache(SharedCounters, LocMemCache):
    """The memory of this process."""


class FileCache(SharedCounters, FileBasedCache):
    """A folder of this machine."""
