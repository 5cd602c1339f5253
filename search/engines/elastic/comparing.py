"""What the cluster knows, compared with the documents."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from search.asking import Unavailable
from search.checking import Finding, register
from search.engines.elastic.client import UPKEEP_S, indexing, request
from search.models import IndexWork, SearchDocument

PAGE = 5000


@dataclass(slots=True)
class Difference:
    """Keys of the documents that the cluster lacks, has in an old form, or too many."""

    missing: list[int] = field(default_factory=list)
    stale: list[int] = field(default_factory=list)
    superfluous: list[int] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many documents are not as they should be."""
        return len(self.missing) + len(self.stale) + len(self.superfluous)


@register
def cluster() -> list[Finding]:
    """The index compared with the documents, for `search_check`; [] without a cluster."""
    if not settings.PORTAL_SEARCH_URL:
        return []
    of = SearchDocument.objects.count()
    waiting = Finding("cluster", "waiting", of, IndexWork.objects.count())
    try:
        found = compare()
    except Unavailable as fault:
        return [waiting, Finding("cluster", "away", of, 1, [str(fault)])]
    findings = [waiting]
    for what in ("missing", "stale", "superfluous"):
        findings.append(Finding("cluster", what, of))
        for key in getattr(found, what):
            findings[-1].add(f"document {key}")
    return findings


def compare() -> Difference:
    """How the index differs from the documents; raises Unavailable."""
    known = dict(_known())
    wanted = dict(SearchDocument.objects.order_by().values_list("pk", "revision"))
    return Difference(
        missing=sorted(wanted.keys() - known.keys()),
        stale=sorted(key for key in wanted.keys() & known if wanted[key] != known[key]),
        superfluous=sorted(known.keys() - wanted.keys()),
    )


def _known() -> Iterator[tuple[int, int]]:
    """Keys and revisions of everything that can be found, in the order of keys."""
    _ask("_refresh", None, lambda said: said["_shards"])
    last = 0
    while True:
        body = {
            "size": PAGE,
            "sort": [{"id": "asc"}],
            "search_after": [last],
            "_source": ["revision"],
        }
        found = _ask("_search", body, _rows)
        yield from found
        if len(found) < PAGE:
            return
        last = found[-1][0]


def _rows(said: dict[str, Any]) -> list[tuple[int, int]]:
    hits = said["hits"]["hits"]
    return [(int(hit["_id"]), int(hit["_source"]["revision"])) for hit in hits]


def _ask(what: str, body: object, read: Any) -> Any:
    path = f"/{settings.PORTAL_SEARCH_INDEX}/{what}"
    return request("POST", path, body, read=read, breaker=indexing, timeout_s=UPKEEP_S)
