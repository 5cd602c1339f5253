"""A fuse between the portal and the cluster: who is away is not asked all the time.

It opens at the first fault; for 10 seconds nobody waits for the cluster. Then one request
is let through: if it succeeds all are, if it fails the pause doubles up to a longest one.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

from search.asking import Unavailable

FIRST_PAUSE_S = 10.0
LONGEST_PAUSE_S = 60.0
logger = logging.getLogger(__name__)


class NotOurs(Unavailable):
    """The cluster refuses this one request; others may be welcome."""


class Breaker:
    """One per process and purpose, for all threads.

    `purpose` is for the log. `openings` counts how often it opened, `refused` what was
    not even asked.
    """

    def __init__(
        self,
        purpose: str,
        longest_pause_s: float = LONGEST_PAUSE_S,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self.purpose = purpose
        self._longest_pause_s = longest_pause_s
        self._now = now
        self._lock = Lock()
        self._pause_s = 0.0
        self._until = 0.0
        self._trying = False
        self.openings = 0
        self.refused = 0

    @property
    def is_open(self) -> bool:
        """Whether the last that was heard of the cluster is a fault."""
        return self._pause_s > 0

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Ask the cluster within; raises Unavailable at once while it is open."""
        is_trial = self._enter()
        try:
            yield
        except NotOurs:
            self._heal()
            raise
        except Unavailable as fault:
            self._fail(is_trial, fault)
            raise
        except BaseException:
            # Not a word from the cluster: the next one may try.
            self._trying = self._trying and not is_trial
            raise
        self._heal()

    def close(self) -> None:
        """Forget all faults; for tests, and after the address changed."""
        with self._lock:
            self._pause_s, self._trying = 0.0, False

    def _enter(self) -> bool:
        """Whether this request is the one that tries; raises Unavailable."""
        with self._lock:
            if not self._pause_s:
                return False
            if self._trying or self._now() < self._until:
                self.refused += 1
                raise Unavailable("paused")
            self._trying = True
            return True

    def _heal(self) -> None:
        with self._lock:
            was_open, self._pause_s, self._trying = self._pause_s > 0, 0.0, False
        if was_open:
            logger.warning("The search cluster is back: %s", self.purpose)

    def _fail(self, is_trial: bool, fault: Unavailable) -> None:
        with self._lock:
            if self._pause_s and not is_trial:
                return  # Asked before it opened.
            opens = not self._pause_s
            self._pause_s = (
                min(self._pause_s * 2, self._longest_pause_s) or FIRST_PAUSE_S
            )
            self._until = self._now() + self._pause_s
            self._trying = False
            self.openings += opens
        if opens:
            logger.warning("The search cluster is away: %s: %s", self.purpose, fault)
