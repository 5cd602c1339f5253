"""When each screen was last heard of: kept in memory, written down by the clock.

A screen says every few minutes that it lives. No page writes: each process keeps what
it heard until its clock comes by, and writes it past the signals, because it is no
content and must not make pages anew.
"""

import re
from datetime import datetime
from threading import Lock

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from places.codes import read_code
from tv.models import Screen
from tv.screens import screens

VERSION = re.compile(r"[0-9a-f]{1,16}", re.ASCII)
Heard = dict[str, tuple[datetime, str]]


class Waiting:
    """What this process heard and did not write yet, by the code of the screen."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._heard: Heard = {}

    def add(self, code: str, at: datetime, version: str) -> None:
        """Only the latest counts, so that there is at most one a screen."""
        with self._lock:
            known = self._heard.get(code)
            if known is None or known[0] <= at:
                self._heard[code] = (at, version)

    def take(self) -> Heard:
        """All that waits; it waits no longer."""
        with self._lock:
            heard, self._heard = self._heard, {}
        return heard


waiting = Waiting()


def note(typed: str, version: str) -> None:
    """A screen lives; codes that no screen has are ignored."""
    code = read_code(typed)
    if code in screens():
        known = version if VERSION.fullmatch(version) else ""
        waiting.add(code, timezone.now(), known)


def write() -> int:
    """Write down what this process heard; how many screens. It waits on when it fails."""
    heard = waiting.take()
    if not heard:
        return 0
    try:
        with transaction.atomic():
            return sum(_write(code, *heard[code]) for code in sorted(heard))
    except BaseException:
        for code, sign in heard.items():
            waiting.add(code, *sign)
        raise


def _write(code: str, at: datetime, version: str) -> int:
    """Unless another process heard of it later."""
    earlier = Q(seen_at__isnull=True) | Q(seen_at__lt=at)
    found = Screen.objects.filter(earlier, code=code)
    return found.update(seen_at=at, seen_version=version)
