"""What operators are told of the cluster; nobody is asked for it."""

from django.conf import settings

from search.engines.elastic.client import indexing, searching
from search.models import IndexWork


def state() -> dict[str, str | int]:
    """Whether this process gets answers, and how many documents wait; {} without cluster."""
    if not settings.PORTAL_SEARCH_URL:
        return {}
    away = searching.is_open or indexing.is_open
    return {
        "search": "away" if away else "cluster",
        "search_waiting": IndexWork.objects.count(),
    }
