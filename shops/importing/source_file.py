"""Opening a CSV file: its encoding, its delimiter, its header, its rows."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from shops.importing.entries import FileError, Row

DELIMITERS = ",;\t"
EXTRA, LACKING = "\0extra", "\0lacking"


class SourceFile:
    """A CSV file in UTF-8 with a header; raises FileError when it is something else."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._opened() as reader:
            self.header = [name.strip() for name in next(reader, [])]
        if not any(self.header):
            raise FileError(_("%(file)s is empty.") % {"file": path})
        twice = {name for name in self.header if self.header.count(name) > 1}
        if twice - {""}:
            words = _("%(file)s has two columns of the same name: %(columns)s.")
            columns = ", ".join(sorted(twice))
            raise FileError(words % {"file": path, "columns": columns})
        self.count = sum(1 for row in self._lines())

    def rows(self) -> Iterator[tuple[int, Row]]:
        """The rows with their number, the first one after the header being 2.

        A row with more or fewer values than the header has says so by the key EXTRA
        or LACKING.
        """
        for number, values in self._lines():
            row = dict(zip(self.header, map(str.strip, values), strict=False))
            if len(values) != len(self.header):
                key = EXTRA if len(values) > len(self.header) else LACKING
                row = dict.fromkeys(self.header, "") | row | {key: "yes"}
            yield number, row

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        """Numbers and values of the rows; rows without any value are left out."""
        with self._opened() as reader:
            next(reader)
            for number, values in enumerate(reader, start=2):
                if any(value.strip() for value in values):
                    yield number, values

    @contextmanager
    def _opened(self) -> Iterator[Iterator[list[str]]]:
        """A reader of the file; whatever fails while it is read is a FileError."""
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                first = file.readline()
                file.seek(0)
                yield csv.reader(file, delimiter=max(DELIMITERS, key=first.count))
        except UnicodeDecodeError as fault:
            words = _("%(file)s is not in UTF-8: save it as “CSV UTF-8”.")
            raise FileError(words % {"file": self.path}) from fault
        except OSError as fault:
            words = _("%(file)s cannot be read: %(reason)s.")
            names = {"file": self.path, "reason": fault.strerror}
            raise FileError(words % names) from fault
        except csv.Error as fault:
            words = _("%(file)s is no CSV file: %(reason)s.")
            raise FileError(words % {"file": self.path, "reason": fault}) from fault
