"""A node of the cluster that is given its time for an answer as a whole.

The client counts from one piece of an answer to the next: one that drips would go on for
ever. Here the connection is cut when the time is over.
"""

import socket
from contextlib import suppress
from threading import Lock, Timer, local
from types import TracebackType
from typing import Any

from elastic_transport import (
    ConnectionTimeout,
    HttpHeaders,
    NodeConfig,
    TransportError,
    Urllib3HttpNode,
)
from urllib3.connection import HTTPConnection

_asking = local()


class Watch:
    """Cuts the connection that is used within, when its time is over."""

    def __init__(self, limit_s: float) -> None:
        self.is_over = False
        self.connection: HTTPConnection | None = None
        self._lock = Lock()
        self._timer = Timer(limit_s, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "Watch":
        _asking.watch = self
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            # From now on the connection may be another one's.
            self.connection = None

    def _cut(self) -> None:
        with self._lock:
            self.is_over = True
            sock = self.connection and self.connection.sock
            if sock:
                with suppress(OSError):
                    # Not the method of TLS, which is for the thread that reads.
                    socket.socket.shutdown(sock, socket.SHUT_RDWR)


class _Watched:
    """A connection that says when it is used."""

    def request(self, *args: Any, **kwargs: Any) -> None:
        _asking.watch.connection = self
        super().request(*args, **kwargs)  # type: ignore[misc]


class PunctualNode(Urllib3HttpNode):
    """Answers in time and whole, or raises."""

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        plain = self.pool.ConnectionCls
        self.pool.ConnectionCls = type("Watched", (_Watched, plain), {})

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: float = 0,
    ) -> Any:
        """Raises ConnectionTimeout when the whole takes longer than `request_timeout`."""
        with Watch(request_timeout) as watch:
            try:
                return super().perform_request(
                    method, target, body, headers, request_timeout
                )
            except TransportError as fault:
                if watch.is_over and not isinstance(fault, ConnectionTimeout):
                    raise ConnectionTimeout("cut", errors=(fault,)) from fault
                raise
