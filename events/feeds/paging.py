"""Asks a server for one page after another, for as long as it deserves it."""

import re
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Protocol

from events.feeds.fetcher import DEADLINE_S, Fault, Reply

Get = Callable[..., Reply]
KEY = re.compile(r"[\x21-\x7e]{1,200}")
# A reading may take ten seconds, or one for each page, and a minute at most.
PATIENCE_S, PAGE_S, MOST_PATIENCE_S = 10.0, 1.0, 60.0


class Source(Protocol):
    """What the adapters need to know of an EventSource."""

    kind: str
    url: str
    api_key: str
    etag: str
    last_modified: str


def key_of(source: Source, other: str = "") -> str:
    """The key of a source, or another one; raises Fault when no header can hold it."""
    key = source.api_key.strip() or other
    if key and not KEY.fullmatch(key):
        raise Fault("refused")
    return key


class Pages:
    """The pages of a source; the first one is asked for only if it has changed."""

    def __init__(self, source: Source, get: Get) -> None:
        self.source, self.get = source, get
        self.count = 0
        self.first: Reply | None = None
        self._began = monotonic()

    def ask(self, url: str, headers: Mapping[str, str] | None = None) -> Reply:
        """The next page; raises Fault, "too_slow" too when patience has ended."""
        patience_s = min(max(PATIENCE_S, self.count * PAGE_S), MOST_PATIENCE_S)
        left_s = patience_s - (monotonic() - self._began)
        if left_s <= 0:
            raise Fault("too_slow")
        since = {} if self.first else self._since()
        reply = self.get(
            url, headers=headers, deadline_s=min(left_s, DEADLINE_S), **since
        )
        self.first = self.first or reply
        self.count += 1
        return reply

    def _since(self) -> dict[str, str]:
        return {"etag": self.source.etag, "last_modified": self.source.last_modified}

    @property
    def only(self) -> Reply | None:
        """The answer when one was all: what an ETag says then counts for the whole."""
        return self.first if self.count == 1 else None
