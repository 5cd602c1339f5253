"""What the clock does for the cluster, where there is one."""

from django.conf import settings

from core import clock
from search.engines.elastic import comparing, indexing, rebuilding  # noqa: F401


def catch_up() -> None:
    """Tell the cluster what changed; also poked after each change."""
    indexing.catch_up()


def mend_index() -> None:
    """Make the index where there is none, as after the cluster lost it."""
    rebuilding.mend()


if settings.PORTAL_SEARCH_URL:
    clock.every(seconds=15, lease_min=1)(catch_up)
    # For so long nobody else begins when who was making it died.
    clock.every(seconds=15, lease_min=10)(mend_index)
