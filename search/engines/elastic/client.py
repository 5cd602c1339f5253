"""The one connection of a process to the cluster: short limits, every fault Unavailable."""

import ssl
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search.asking import Unavailable
from search.engines.elastic.breaker import Breaker, NotOurs

# Making, filling and swapping an index waits for the cluster, and nobody waits for it.
UPKEEP_S = 30.0
API_KEY = "api-key"
JSON = {"accept": "application/json", "content-type": "application/json"}
NDJSON = {**JSON, "content-type": "application/x-ndjson"}
# Ours are wrong, the cluster is well.
ONLY_THIS_ONE = frozenset({400, 409, 413})
FAULTS = (
    TransportError,
    ApiError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
)

Answer = TypeVar("Answer")
# Nobody waits for the index: its clock looks again more often than visitors do.
searching = Breaker("searching")
indexing = Breaker("indexing", longest_pause_s=10)


def search_s() -> float:
    """How long a visitor waits for the cluster, in seconds."""
    return settings.PORTAL_SEARCH_LIMIT_S


def write_s() -> float:
    """How long a part of the index may take, in seconds."""
    return 2 * settings.PORTAL_SEARCH_LIMIT_S


def connect(url: str) -> Elasticsearch:
    """A client for one address or several with commas between.

    https://user:password@host:9200 logs in with a password, https://api-key:KEY@host:9200
    with a key of the API.
    """
    parts = [urlsplit(address) for address in url.split(",")]
    first = parts[0]
    options: dict[str, Any] = {}
    if first.username == API_KEY:
        options["api_key"] = unquote(first.password or "")
    elif first.username:
        options["basic_auth"] = unquote(first.username), unquote(first.password or "")
    if first.scheme == "https":
        # The authorities that the machine trusts, among them one of the city's own.
        options["ssl_context"] = ssl.create_default_context()
    return Elasticsearch(
        [
            f"{part.scheme}://{part.netloc.rpartition('@')[2]}{part.path}"
            for part in parts
        ],
        request_timeout=search_s(),
        node_class=import_string(settings.PORTAL_SEARCH_NODE_CLASS),
        # A node that refuses has another one asked; one that hangs has had its time.
        max_retries=len(parts) - 1,
        retry_on_timeout=False,
        **options,
    )


@cache
def client() -> Elasticsearch:
    """The client of this process; `client.cache_clear()` after the address changed."""
    return connect(settings.PORTAL_SEARCH_URL)


def request(
    method: str,
    path: str,
    body: object = None,
    *,
    read: Callable[[Any], Answer],
    breaker: Breaker = searching,
    timeout_s: float | None = None,
    lines: bool = False,
    **params: str,
) -> Answer:
    """What `read` makes of the cluster's answer; raises Unavailable and nothing else.

    An answer that `read` cannot read is a fault of the cluster like any other. `lines`:
    the body is a list of objects, one a line.
    """
    with breaker.guarded():
        try:
            said = (
                client()
                .options(request_timeout=timeout_s or search_s())
                .perform_request(
                    method,
                    path,
                    params=params,
                    headers=NDJSON if lines else JSON,
                    body=body,
                )
            )
            return read(said.body)
        except FAULTS as fault:
            raise _unavailable(fault) from fault


def _unavailable(fault: Exception) -> Unavailable:
    """The fault as everybody else knows it; without the body, which may hold words."""
    status = fault.status_code if isinstance(fault, ApiError) else 0
    words = f"{type(fault).__name__} {status or ''}".strip()
    return NotOurs(words) if status in ONLY_THIS_ONE else Unavailable(words)
