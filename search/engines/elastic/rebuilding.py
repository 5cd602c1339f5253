"""Makes the index anew without a gap: fill a new one, search in it, remove the old one.

Meanwhile `indexing.catch_up` writes to both. Two rebuilds at once do no harm: who is done
removes what is older than his own, and who finds his own removed gives up.
"""

import logging
from collections.abc import Callable, Iterator, Sequence

from django.conf import settings
from django.utils import timezone

from core import clock
from search.asking import Unavailable
from search.engines.elastic import indexes
from search.engines.elastic.client import UPKEEP_S
from search.engines.elastic.indexes import Index
from search.engines.elastic.indexing import CHUNK, catch_up, index
from search.models import SearchDocument

logger = logging.getLogger(__name__)


class Interrupted(Unavailable):
    """The process ends, or another rebuild was faster."""


def mend() -> bool:
    """Make the index anew if it is missing or was made by an older release.

    Whether it was. The clock calls it: one process at a time.
    """
    if not settings.PORTAL_SEARCH_URL:
        return False
    try:
        known = indexes.all_of_them()
        if not any(index.is_searched and index.is_current for index in known):
            rebuild()
            return True
        _sweep(known)
    except Unavailable:
        # The breaker has said so; the clock comes again.
        return False
    return False


def rebuild(told: Callable[[int], object] | None = None) -> int:
    """Make the index anew; how many documents. Raises Unavailable.

    `told` hears how many documents each step wrote.
    """
    new = indexes.make(timezone.now())
    count = 0
    for documents in _chunks():
        if clock.is_stopping():
            raise Interrupted("the process ends")
        index(new, documents, UPKEEP_S)
        count += len(documents)
        if told:
            told(len(documents))
    # What was saved meanwhile is found as soon as the new one is searched.
    catch_up()
    known = indexes.all_of_them()
    if new.name not in {index.name for index in known}:
        raise Interrupted("another rebuild was faster")
    indexes.search_in(new)
    indexes.remove(index for index in known if index.name < new.name)
    logger.info("The search index was made anew: %d documents", count)
    return count


def _chunks() -> Iterator[Sequence[SearchDocument]]:
    """Every document, in parts; what is added behind is sent by `catch_up`."""
    last = 0
    while True:
        rows = SearchDocument.objects.filter(pk__gt=last).order_by("pk")
        documents = list(rows[:CHUNK])
        if not documents:
            return
        yield documents
        last = documents[-1].pk


def _sweep(known: Sequence[Index]) -> None:
    """Remove what a rebuild that died left behind."""
    now = timezone.now()
    searched = max(index.name for index in known if index.is_searched)
    indexes.remove(
        index
        for index in known
        if not index.is_searched and (index.name < searched or index.is_dead(now))
    )
