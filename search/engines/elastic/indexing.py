"""Brings what changed to the cluster, from the clock, never from a request.

Every document goes with its revision as its version: whatever order things arrive in, and
from however many processes, the cluster keeps the newest.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction

from core import clock
from search.asking import Unavailable
from search.engines.elastic import indexes
from search.engines.elastic.documents import source
from search.engines.elastic.indexes import Index
from search.models import IndexWork, SearchDocument

CHUNK = 500
logger = logging.getLogger(__name__)

Line = dict[str, Any]


def catch_up() -> int:
    """Send what waits; how many documents. Stops at the first fault, and tries later."""
    sent = 0
    if not settings.PORTAL_SEARCH_URL:
        return sent
    try:
        while work := list(IndexWork.objects.order_by("pk")[:CHUNK]):
            _send(work)
            sent += len(work)
            if clock.is_stopping():
                break
    except Unavailable:
        # The breaker has said so; the work waits.
        return sent
    return sent


def index(new: Index, documents: Iterable[SearchDocument], timeout_s: float) -> None:
    """Write documents into one index."""
    lines = [line for one in documents for line in _put(new, one)]
    _report(indexes.write(lines, timeout_s))


def _send(work: Sequence[IndexWork]) -> None:
    """Send some work to every index, and strike out what did not change meanwhile."""
    found = SearchDocument.objects.in_bulk([row.document_id for row in work])
    # Asked for after the documents were read: who makes an index later reads them later.
    targets = indexes.all_of_them()
    lines = []
    for target in targets:
        for row in work:
            document = found.get(row.document_id)
            lines += _put(target, document) if document else _drop(target, row)
    _report(indexes.write(lines))
    _strike_out(work)


def _put(target: Index, document: SearchDocument) -> Iterator[Line]:
    yield {"index": _address(target, document.pk, document.revision)}
    yield source(document)


def _drop(target: Index, row: IndexWork) -> Iterator[Line]:
    yield {"delete": _address(target, row.document_id, row.revision)}


def _address(target: Index, key: int, revision: int) -> Line:
    about = {"_index": target.door, "_id": str(key), "version": revision}
    return {**about, "version_type": "external_gte"}


def _strike_out(work: Iterable[IndexWork]) -> None:
    """Forget work whose revision is still the one that was sent."""
    by_revision: dict[int, list[int]] = defaultdict(list)
    for row in work:
        by_revision[row.revision].append(row.document_id)
    with transaction.atomic():
        for revision, keys in by_revision.items():
            done = IndexWork.objects.filter(revision=revision, document_id__in=keys)
            done.delete()


def _report(refused: Sequence[str]) -> None:
    """What the cluster will never take must not hold up everything else."""
    if refused:
        shown = ", ".join(refused[:5])
        logger.error("The cluster refuses %d documents: %s", len(refused), shown)
