"""The words that a language's names, trades, districts and synonyms are made of."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core import bitsets, versions
from search import words
from search.engines.columns import Columns, columns
from search.synonyms import every_word

SHORTEST = 3
# A longer word may have two errors, a shorter one only one.
LONG = 7
CANDIDATES = 3
LABELS = ("category", "district", "territory")


class Vocabulary:
    """Which words are known, which are near, how they are written."""

    def __init__(self, language: str, names: Columns, others: Iterable[str]) -> None:
        """Take the words of names and labels, and those of synonyms."""
        self._language, self._names = language, names
        self._labels = [
            label for facet in LABELS for label in names.labels[facet].values()
        ]
        folded = (word for label in self._labels for word in words.folded(label))
        self._words = sorted({*names.words.words, *folded, *others})
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in self._words:
            if word.isalpha():
                self._by_length[len(word)].append(word)

    def knows(self, word: str) -> bool:
        """Whether the word or another form of it is known."""
        stem = words.stem(word, self._language)
        # Endings change the last letter of some stems.
        beginning = stem[: max(SHORTEST, len(stem) - 1)]
        return any(
            words.stem(other, self._language) == stem
            for other in self._beginning(beginning)
            if len(other) < len(word) + LONG
        )

    def _beginning(self, letters: str) -> Iterator[str]:
        for at in range(bisect_left(self._words, letters), len(self._words)):
            if not self._words[at].startswith(letters):
                return
            yield self._words[at]

    def near(self, word: str) -> list[str]:
        """The best few words that differ by a slip or two, the nearest first."""
        if len(word) < SHORTEST or not word.isalpha():
            return []
        errors = 2 if len(word) >= LONG else 1
        found = [
            (distance, other[0] != word[0], -self._names.words.count(other), other)
            for length in range(len(word) - errors, len(word) + errors + 1)
            for other, distance, _at in process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=errors,
                limit=None,
            )
            if length >= SHORTEST
        ]
        return [other for *_rank, other in sorted(found)[:CANDIDATES]]

    def spelled(self, word: str) -> str:
        """A folded word as a name or a label writes it, in small letters."""
        positions = bitsets.slice_of(self._names.words.whole(word), 0, 1)
        titles = (self._names.titles[position] for position in positions)
        for text in (*titles, *self._labels):
            for found in words.LETTERS.findall(text):
                if words.folded(found) == [word]:
                    return found.lower()
        return word


@versions.kept
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; no query of its own."""
    return Vocabulary(language, columns(language), every_word(language))
