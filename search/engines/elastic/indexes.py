"""The indexes of the cluster: one that is searched, and others while it is made anew.

All are called portal-search-<moment> (PORTAL_SEARCH_INDEX, for two portals that share a
cluster); the alias `portal-search` is the one that is searched. Each has an alias of its own to be written through, which goes with it: what is sent to an
index that was removed is refused, where its name alone would make a new one.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings

from search.engines.elastic.client import UPKEEP_S, indexing, request, write_s
from search.engines.elastic.mapping import definition, shape

DOOR = "-in"
MOMENT = "%Y%m%d%H%M%S%f"
# A deletion that was missed is nothing to wait for.
DEAD_AFTER = timedelta(hours=2)
WRITTEN = frozenset({200, 201})
# Newer is there already; the index or the document is gone.
SETTLED = frozenset({404, 409})
GONE = 404


@dataclass(frozen=True, slots=True)
class Index:
    """An index: is it the one that is searched, and made as it would be today."""

    name: str
    is_searched: bool
    is_current: bool

    @property
    def door(self) -> str:
        """The alias to write through."""
        return self.name + DOOR

    def is_dead(self, at: datetime) -> bool:
        """Whether who fills it has had more time than anybody needs."""
        return self.name < _name(at - DEAD_AFTER)


def all_of_them() -> list[Index]:
    """Every index of the portal, the oldest first."""
    return request(
        "GET",
        f"/{_every()}",
        read=_read,
        breaker=indexing,
        timeout_s=write_s(),
        filter_path="*.aliases,*.mappings._meta",
    )


def make(at: datetime) -> Index:
    """A new index, which is not searched yet."""
    # Two that begin in the same second do not meet.
    new = Index(f"{_name(at)}-{secrets.token_hex(2)}", False, True)
    _do("PUT", f"/{new.name}", {**definition(), "aliases": {new.door: {}}})
    return new


def search_in(new: Index) -> None:
    """From now on this index is searched: no request falls between the two."""
    _do("POST", f"/{new.name}/_refresh")
    alias = settings.PORTAL_SEARCH_INDEX
    everywhere = {"index": _every(), "alias": alias, "must_exist": False}
    here = {"index": new.name, "alias": alias}
    _do("POST", "/_aliases", {"actions": [{"remove": everywhere}, {"add": here}]})


def remove(indexes: Iterable[Index]) -> None:
    """Remove indexes; one that is gone is gone."""
    for index in indexes:
        _do("DELETE", f"/{index.name}", ignore_unavailable="true")


def write(lines: Sequence[dict[str, Any]], timeout_s: float | None = None) -> list[str]:
    """Send lines of bulk work; what was refused for good, as "document: reason".

    Raises Unavailable when the cluster is too busy for some of it.
    """
    if not lines:
        return []
    return request(
        "POST",
        "/_bulk",
        lines,
        read=_refused,
        breaker=indexing,
        timeout_s=timeout_s or write_s(),
        lines=True,
        require_alias="true",
        filter_path="items.*._id,items.*.status,items.*.error.type",
    )


def _every() -> str:
    """The names of all indexes."""
    return f"{settings.PORTAL_SEARCH_INDEX}-*"


def _name(at: datetime) -> str:
    """The beginning of the name of an index that is made at a moment."""
    return f"{settings.PORTAL_SEARCH_INDEX}-{at.astimezone(UTC).strftime(MOMENT)}"


def _do(method: str, path: str, body: object = None, **params: str) -> None:
    request(
        method,
        path,
        body,
        read=lambda said: said[
            "_shards" if path.endswith("_refresh") else "acknowledged"
        ],
        breaker=indexing,
        timeout_s=UPKEEP_S,
        **params,
    )


def _read(said: dict[str, Any]) -> list[Index]:
    today = shape()
    return [
        Index(
            name,
            settings.PORTAL_SEARCH_INDEX in about["aliases"],
            about.get("mappings", {}).get("_meta", {}).get("shape") == today,
        )
        for name, about in sorted(said.items())
    ]


def _refused(said: dict[str, Any]) -> list[str]:
    refused = []
    for item in said["items"]:
        (result,) = item.values()
        status = result["status"]
        if status == 429 or status >= 500:
            raise ValueError(f"status {status} for a document")
        if status not in WRITTEN | SETTLED:
            refused.append(f"{result['_id']}: {result['error']['type']}")
    return refused
