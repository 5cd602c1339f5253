"""Which of all places are open: one pass a minute, shared by list, map and search.

The board knows for each text of hours when it changes next. Moving to another minute
looks only at the texts that change in between, so the pass costs nothing most of the
time, and each process comes to the same answer from the same hours and clock.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush
from threading import Lock

from core import bitsets
from places.hours.openings import is_open_at, next_edge_s

KEPT_MOMENTS = 32


class OpenBoard:
    """The open ones among places, as a set of their positions in `texts`."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the compiled hours of each place, in the order of positions."""
        self._size = len(texts)
        self._positions: dict[str, list[int]] = defaultdict(list)
        for position, text in enumerate(texts):
            if text:
                self._positions[text].append(position)
        self._lock = Lock()
        self._at_s = float("inf")
        self._waiting: list[tuple[float, str]] = []
        self._board = bytearray()
        self._open = 0
        self.at_moment = lru_cache(maxsize=KEPT_MOMENTS)(self._at_moment)

    def now(self, at_s: float) -> int:
        """The open places at the moment of a page; moves the board along."""
        with self._lock:
            if at_s < self._at_s:
                self._begin(at_s)
            elif self._waiting and self._waiting[0][0] <= at_s:
                self._move(at_s)
            self._at_s = at_s
            return self._open

    def _at_moment(self, at_s: float) -> int:
        """The open places at another moment, for "open on Friday at 6 pm"."""
        found = (
            position
            for text, positions in self._positions.items()
            if is_open_at(text, at_s)
            for position in positions
        )
        return bitsets.of(found, self._size)

    def _begin(self, at_s: float) -> None:
        self._board = bytearray(self._size // 8 + 1)
        self._waiting = []
        for text in self._positions:
            if is_open_at(text, at_s):
                self._flip(text)
            self._waiting.append((next_edge_s(text, at_s), text))
        heapify(self._waiting)
        self._open = int.from_bytes(self._board, "little")

    def _move(self, at_s: float) -> None:
        while self._waiting[0][0] <= at_s:
            _edge_s, text = heappop(self._waiting)
            first = self._positions[text][0]
            was_open = bool(self._board[first >> 3] >> (first & 7) & 1)
            if is_open_at(text, at_s) != was_open:
                self._flip(text)
            heappush(self._waiting, (next_edge_s(text, at_s), text))
        self._open = int.from_bytes(self._board, "little")

    def _flip(self, text: str) -> None:
        for position in self._positions[text]:
            self._board[position >> 3] ^= 1 << (position & 7)
