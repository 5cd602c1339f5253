"""Connections that lead to public addresses only, and that never last too long.

The check is made where the connection is made: the name is looked up once, all that it
stands for must be public, and the connection goes to one of those very addresses. The
certificate and the Host header still speak of the name.
"""

import ipaddress
import socket
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread, Timer
from time import monotonic
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.poolmanager import PoolManager

PORTS = (80, 443)
MOST_ADDRESSES = 4
WORLD = ipaddress.ip_network("2000::/3")
# Within 2000::/3, and yet not (only) addresses of hosts: Teredo, documentation, 6to4.
NOT_WORLD = tuple(
    ipaddress.ip_network(net)
    for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# Assignments of protocols, and the old relays of 6to4.
NOT_WORLD_4 = tuple(
    ipaddress.ip_network(net) for net in ("192.0.0.0/24", "192.88.99.0/24")
)


class Fault(Exception):
    """Why a feed could not be read: a code of events.feeds.reasons.

    `retry_after_s`: seconds that the server asks us to stay away; None: it does not say.
    """

    def __init__(self, code: str, retry_after_s: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after_s = retry_after_s


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and of one host."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if ip.version == 4:
        inner = any(ip in net for net in NOT_WORLD_4)
        return ip.is_global and not ip.is_multicast and not inner
    # Outside of 2000::/3 are also the forms that wrap an IPv4 address (::ffff:0:0/96,
    # 64:ff9b::/96).
    return ip in WORLD and ip.is_global and not any(ip in net for net in NOT_WORLD)


class Watch:
    """The time that one answer may take; at its end the open connection is cut."""

    def __init__(self, deadline_s: float) -> None:
        self.ends_at = monotonic() + deadline_s
        self.heard = False
        self._sockets: list[socket.socket] = []
        self._timer = Timer(deadline_s, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "Watch":
        self._timer.start()
        return self

    def __exit__(self, *args: object) -> None:
        self._timer.cancel()
        for twin in self._sockets:
            twin.close()

    @property
    def left_s(self) -> float:
        """Seconds left, at least a little: 0 would mean for ever."""
        return max(self.ends_at - monotonic(), 0.001)

    @property
    def is_over(self) -> bool:
        """Whether the time is used up."""
        return monotonic() >= self.ends_at

    def follow(self, sock: socket.socket) -> None:
        """Cut this connection too; by a twin, as TLS takes the socket for itself."""
        self._sockets.append(sock.dup())
        if self.is_over:
            self._cut()

    def _cut(self) -> None:
        for twin in list(self._sockets):
            with suppress(OSError):
                twin.shutdown(socket.SHUT_RDWR)


@dataclass(slots=True)
class Rule:
    """Where connections may lead: to the world, and to hosts that the operator allows.

    Once a host of the world has spoken, it cannot send us to one of the operator.
    """

    allow: Collection[str] = field(default_factory=tuple)
    was_outside: bool = False

    def addresses(self, host: str, port: int, watch: Watch) -> list[str]:
        """The addresses of a host that may be visited; raises Fault."""
        known = host.lower() in self.allow
        if known and self.was_outside:
            raise Fault("inward")
        if not known and port not in PORTS:
            raise Fault("port")
        addresses = _addresses(host, port, watch)
        if not known and not all(is_public(address) for address in addresses):
            raise Fault("inward")
        self.was_outside = not known
        return addresses


class Door(HTTPAdapter):
    """Sends requests by connections that are checked and watched."""

    def __init__(self, watch: Watch, allow: Collection[str]) -> None:
        self.watch, self.rule = watch, Rule(allow)
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Pools whose connections look before they leap."""
        super().init_poolmanager(*args, **kwargs)
        mine = self

        class Plain(_Checked, HTTPConnection):
            door = mine

        class Safe(_Checked, HTTPSConnection):
            door = mine

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SafePool(HTTPSConnectionPool):
            ConnectionCls = Safe

        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {"http": PlainPool, "https": SafePool}


class _Checked:
    """Where urllib3 opens its socket: looked up once, checked, and watched."""

    door: Door

    def _new_conn(self) -> socket.socket:
        watch = self.door.watch
        host, port = self.host.strip("[]"), self.port  # type: ignore[attr-defined]
        sock = _open(self.door.rule.addresses(host, port, watch), port, watch)
        watch.follow(sock)
        return sock


def _addresses(host: str, port: int, watch: Watch) -> list[str]:
    """What a name stands for; looking it up may hang, and is then left behind."""
    found: list[str] = []

    def look_up() -> None:
        with suppress(OSError, UnicodeError, ValueError):
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))

    thread = Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(watch.left_s)
    addresses = list(found)
    if not addresses:
        raise Fault("unreachable")
    return addresses


def _open(addresses: list[str], port: int, watch: Watch) -> socket.socket:
    """A connection to the first address that answers."""
    tried = addresses[:MOST_ADDRESSES]
    for place, address in enumerate(tried):
        share_s = watch.left_s / (len(tried) - place)
        with suppress(OSError):
            sock = socket.create_connection((address, port), timeout=share_s)
            sock.settimeout(watch.left_s)
            return sock
    raise Fault("unreachable")
