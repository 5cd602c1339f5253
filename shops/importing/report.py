"""The report of an import: one line per row, and what they add up to."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TextIO

from django.utils.translation import ngettext

COLUMNS = ("row", "id", "name", "outcome", "sentence", "address")
# A spreadsheet takes a cell that begins so for a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class Outcome(StrEnum):
    """What became of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(slots=True)
class Result:
    """One line of the report; `address` is that of the fiche, or "".

    `twin` is the key of the shop that a held back row may be.
    """

    row: int
    id: str
    name: str
    outcome: Outcome
    sentence: str = ""
    address: str = ""
    twin: int | None = None


class Report:
    """Writes lines as they come and counts them; without a file it only counts."""

    def __init__(self, file: TextIO | None = None) -> None:
        self.counts: Counter[Outcome] = Counter()
        self._file = file
        self._writer = csv.writer(file) if file else None
        if self._writer:
            self._writer.writerow(COLUMNS)

    def add(self, results: Iterable[Result]) -> None:
        """Write some lines, so that a run that is killed leaves what it did."""
        for result in results:
            self.counts[result.outcome] += 1
            if self._writer:
                cells = (getattr(result, name) for name in COLUMNS)
                self._writer.writerow([harmless(cell) for cell in cells])
        if self._file:
            self._file.flush()

    def words(self) -> str:
        """The counts in a sentence."""
        return ", ".join(
            _count_words(outcome, self.counts[outcome]) for outcome in Outcome
        )


def harmless(cell: object) -> str:
    """A cell that no spreadsheet runs: what looks like a formula is quoted."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _count_words(outcome: Outcome, number: int) -> str:
    sentence = {
        Outcome.CREATED: ngettext("%(n)d created", "%(n)d created", number),
        Outcome.UPDATED: ngettext("%(n)d updated", "%(n)d updated", number),
        Outcome.UNCHANGED: ngettext("%(n)d unchanged", "%(n)d unchanged", number),
        Outcome.KEPT: ngettext(
            "%(n)d left to the shop", "%(n)d left to the shops", number
        ),
        Outcome.DUPLICATE: ngettext(
            "%(n)d possible duplicate", "%(n)d possible duplicates", number
        ),
        Outcome.REFUSED: ngettext("%(n)d refused", "%(n)d refused", number),
    }[outcome]
    return sentence % {"n": number}
