"""Fetches a feed from a server that nobody should trust.

Every answer is a Reply or a Fault, within a few seconds and a few megabytes, from public
addresses only. Settings of the machine (proxies, .netrc) do not count.
"""

import re
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils import timezone

import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError, SSLError

from events.feeds.doors import Door, Fault, Watch

__all__ = ["Fault", "Reply", "get"]

DEADLINE_S = 5.0
MOST_BYTES = 5 * 1024 * 1024
MOST_REDIRECTS = 3
MOST_RETRY_S = 24 * 3600
CHUNK_BYTES = 65_536
# A server whose clock runs ahead by more than this is not asked "since then".
SKEW = timedelta(minutes=5)
REDIRECTS = (301, 302, 303, 307, 308)
FAULTS = {401: "refused", 403: "refused", 404: "not_found", 410: "not_found"}
FAULTS |= {408: "broken", 425: "busy", 429: "busy"}
ODD = frozenset(map(chr, range(33))) | {"\\", "\x7f"}
VISIBLE = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status 200, or 304 without a body; header names in small letters."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    url: str = ""

    @property
    def etag(self) -> str:
        """What to send back as If-None-Match; "" when there is none to keep."""
        return _kept(self.headers.get("etag", ""), 300)

    @property
    def last_modified(self) -> str:
        """What to send back as If-Modified-Since; "" too when it lies in the future."""
        text = _kept(self.headers.get("last-modified", ""), 60)
        at = _date(text)
        return text if at and at <= timezone.now() + SKEW else ""


def get(
    url: str,
    *,
    etag: str = "",
    last_modified: str = "",
    headers: Mapping[str, str] | None = None,
    most_bytes: int = MOST_BYTES,
    allow: Collection[str] | None = None,
    deadline_s: float = DEADLINE_S,
) -> Reply:
    """The answer of a server; raises Fault and nothing else.

    `headers` go to the host of `url` only. `allow`: hosts that may be private and have
    any port (None: those of the operator). `deadline_s` counts for everything together,
    looking up the name and following redirects included.
    """
    allow = settings.PORTAL_FEED_HOSTS if allow is None else allow
    sent = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    sent = {name: value for name, value in sent.items() if VISIBLE.fullmatch(value)}
    question = _Question(sent, headers or {}, most_bytes)
    with Watch(deadline_s) as watch, requests.Session() as session:
        door = Door(watch, {host.lower() for host in allow})
        session.trust_env = False
        session.headers.clear()
        session.mount("http://", door)
        session.mount("https://", door)
        try:
            return _follow(session, watch, url, question)
        except (requests.RequestException, HTTPError, OSError, ValueError) as fault:
            raise _fault(fault, watch) from fault


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked: conditions go everywhere, `private` to the first host only."""

    conditions: Mapping[str, str]
    private: Mapping[str, str]
    most_bytes: int


def _follow(
    session: requests.Session, watch: Watch, first: str, question: _Question
) -> Reply:
    """Go where the server sends us, a few times, and never to a less safe place."""
    url = first
    for _turn in range(MOST_REDIRECTS + 1):
        _check(url)
        private = question.private if _origin(url) == _origin(first) else {}
        with session.get(
            url,
            headers={**_greeting(), **question.conditions, **private},
            stream=True,
            allow_redirects=False,
            timeout=watch.left_s,
        ) as response:
            # What we cut ourselves looks like a shorter answer.
            _raise_if_over(watch)
            watch.heard = True
            if response.status_code not in REDIRECTS:
                reply = _reply(response, question)
                _raise_if_over(watch)
                return reply
            target = urljoin(url, response.headers.get("Location", ""))
        if url.lower().startswith("https:") and not target.startswith("https:"):
            raise Fault("redirects")
        url = target
    raise Fault("redirects")


def _raise_if_over(watch: Watch) -> None:
    if watch.is_over:
        raise Fault("too_slow" if watch.heard else "hanging")


def _greeting() -> dict[str, str]:
    """Who asks, and that a packed answer is welcome."""
    return {
        "User-Agent": f"{settings.WAGTAIL_SITE_NAME} ({settings.BASE_URL})",
        "Accept": "application/json, text/calendar, application/zip, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _check(url: str) -> None:
    """Refuse what is no web address, or holds a password."""
    try:
        parts = urlsplit(url)
        wrong = parts.username is not None or parts.password is not None
        host = parts.hostname
    except ValueError:
        raise Fault("address") from None
    # Programs do not agree on what a backslash or a blank means in an address.
    wrong = wrong or not ODD.isdisjoint(url)
    if parts.scheme not in ("http", "https") or not host or wrong:
        raise Fault("address")


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def _reply(response: requests.Response, question: _Question) -> Reply:
    """Read an answer that is no redirect."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status_code == 304 and question.conditions:
        return Reply(304, headers=headers, url=response.url)
    if response.status_code != 200:
        raise _refusal(response.status_code, headers)
    body = bytearray()
    for part in _unpacked(response, headers.get("content-encoding", "")):
        body += part
        if len(body) > question.most_bytes:
            raise Fault("too_large")
    return Reply(200, bytes(body), headers, response.url)


def _refusal(status: int, headers: Mapping[str, str]) -> Fault:
    """The fault that a status means, and for how long the server wants to be alone."""
    wait_s = retry_after_s(headers) if status in (425, 429, 503) else None
    usual = "renamed" if 400 <= status < 500 else "broken"
    return Fault(FAULTS.get(status, usual), wait_s)


def _unpacked(response: requests.Response, encoding: str) -> Iterator[bytes]:
    """The body in parts; of a packed one never more at once than a part."""
    parts = response.raw.stream(CHUNK_BYTES, decode_content=False)
    if encoding.strip().lower() in ("", "identity"):
        yield from parts
        return
    if encoding.strip().lower() not in ("gzip", "x-gzip"):
        raise Fault("bad_gzip")
    reader = zlib.decompressobj(wbits=31)
    try:
        for part in parts:
            while part and not reader.eof:
                yield reader.decompress(part, CHUNK_BYTES)
                part = reader.unconsumed_tail
        yield reader.decompress(b"", CHUNK_BYTES)
    except zlib.error:
        raise Fault("bad_gzip") from None
    if not reader.eof:
        raise Fault("bad_gzip")


def retry_after_s(headers: Mapping[str, str]) -> int | None:
    """Seconds to stay away, at most a day; None when it makes no sense.

    A date is counted from the server's own Date, as its clock may be wrong.
    """
    text = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        wait_s = int(text)
    else:
        until, now = _date(text), _date(headers.get("date", "")) or timezone.now()
        wait_s = round((until - now).total_seconds()) if until else 0
    return min(wait_s, MOST_RETRY_S) if wait_s > 0 else None


def _date(text: str) -> datetime | None:
    """A date of HTTP; None for anything else."""
    try:
        at = parsedate_to_datetime(text)
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError, IndexError, AttributeError):
        return None


def _kept(text: str, most: int) -> str:
    text = text.strip()
    return text if len(text) <= most and VISIBLE.fullmatch(text) else ""


def _fault(fault: Exception, watch: Watch) -> Fault:
    """What went wrong between us and the server, as a code."""
    if isinstance(fault, requests.Timeout | ReadTimeoutError) or watch.is_over:
        return Fault("too_slow" if watch.heard else "hanging")
    if isinstance(fault, requests.exceptions.SSLError | SSLError):
        return Fault("bad_tls")
    # What requests cannot send at all is a ValueError too.
    return Fault("address" if isinstance(fault, ValueError) else "cut")
