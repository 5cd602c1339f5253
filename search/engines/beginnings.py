"""Words of names, for finding those that begin with some letters at once."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from core import bitsets

KEPT_BEGINNINGS = 512
LAST = "\U0010ffff"


class Beginnings:
    """Which of many texts hold a word that begins with these letters.

    The positions of all words stand in one array in the order of words, so that those
    of a beginning are one slice of it, however many words begin so.
    """

    def __init__(self, texts: Iterable[str], size: int) -> None:
        """Take folded texts with spaces between words, in the order of positions."""
        found: dict[str, list[int]] = defaultdict(list)
        for position, text in enumerate(texts):
            for word in text.split(" "):
                found[word].append(position)
        found.pop("", None)
        self.words = sorted(found)
        self._size = size
        self._positions, self._starts = array("l"), array("l", [0])
        for word in self.words:
            self._positions.extend(found[word])
            self._starts.append(len(self._positions))
        self.with_beginning = lru_cache(maxsize=KEPT_BEGINNINGS)(self._with_beginning)

    def count(self, word: str) -> int:
        """How many texts hold a word."""
        first, last = self._span(word)
        return last - first

    def whole(self, word: str) -> int:
        """The texts with a word, as a set of positions."""
        first, last = self._span(word)
        return bitsets.of(self._positions[first:last], self._size)

    def _span(self, word: str) -> tuple[int, int]:
        at = bisect_left(self.words, word)
        if at == len(self.words) or self.words[at] != word:
            return 0, 0
        return self._starts[at], self._starts[at + 1]

    def _with_beginning(self, letters: str) -> int:
        """The texts with a word that begins so, as a set of positions."""
        first = bisect_left(self.words, letters)
        last = bisect_left(self.words, letters + LAST, lo=first)
        found = self._positions[self._starts[first] : self._starts[last]]
        make = bitsets.of_many if len(found) * 100 > self._size else bitsets.of
        return make(found, self._size)
