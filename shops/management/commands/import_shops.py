"""Imports shops from a CSV file."""

import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import override

from tqdm import tqdm

from core import languages, statistics
from places.communes import FILE as COMMUNES
from places.communes import CommunesError, read_communes
from shops.importing.columns import MAPS, column_map
from shops.importing.entries import FileError
from shops.importing.report import Outcome, Report
from shops.importing.run import Import, Options
from shops.importing.source_file import SourceFile


class Command(BaseCommand):
    """Can be killed and started again; a second run changes nothing."""

    help = (
        "Imports shops from a CSV file: the portal's own columns, SIRENE or "
        "OpenStreetMap. What is impossible is refused row by row, what may be a "
        "duplicate is held back, what a merchant confirmed stays."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What an operator may choose."""
        add = parser.add_argument
        add("file", type=Path, help="CSV in UTF-8, with a header")
        add("--map", choices=MAPS, default="", help="kind of columns; else guessed")
        add("--source", default="", help="where rows come from that do not say it")
        add("--dry-run", action="store_true", help="write nothing, report the same")
        add("--report", type=Path, help="CSV file to write: what became of each row")
        add("--accept", action="append", default=[], metavar="ID", help="no duplicate")
        add("--accept-file", type=Path, help="numbers to accept, one a line")
        add("--same", action="append", default=[], metavar="ID=SHOP", help="that shop")
        add("--communes", type=Path, default=COMMUNES, help="GeoJSON of the communes")
        add("--create-districts", action="store_true", help="make those missing")
        add("--language", choices=languages.codes(), default=languages.SOURCE)
        add("--progress", action="store_true", help="a bar even without a terminal")

    def handle(self, *args: Any, **options: Any) -> str:
        """Import, and say how many rows became what."""
        with override(options["language"]):
            try:
                return self._run(options)
            except (FileError, CommunesError) as fault:
                raise CommandError(str(fault)) from fault
            except IntegrityError as fault:
                words = _("Somebody else wrote the same shops; start the import again.")
                raise CommandError(words) from fault

    def _run(self, options: dict[str, Any]) -> str:
        file = SourceFile(options["file"])
        importing = Import(_asked(options, file.header))
        with _opened(options["report"]) as target:
            report = Report(target)
            hidden = not (options["progress"] or sys.stderr.isatty())
            with tqdm(total=file.count, disable=hidden, file=sys.stderr) as bar:
                for results in importing.batches(file.rows()):
                    report.add(results)
                    bar.update(len(results))
        if report.counts[Outcome.CREATED] and not options["dry_run"]:
            statistics.refresh()
        words = (
            _("Nothing was written: %(counts)s.")
            if options["dry_run"]
            else "%(counts)s."
        )
        return words % {"counts": report.words()}


def _asked(options: dict[str, Any], header: list[str]) -> Options:
    """The options of the command line, checked."""
    columns = column_map(header, options["map"])
    if not (options["source"] or columns.source or "source" in header):
        raise FileError(_("Say where the rows come from: --source NAME"))
    accepted = [number.strip() for number in options["accept"]]
    if options["accept_file"]:
        with _opened(options["accept_file"], "r") as lines:
            accepted += [line.strip() for line in lines if line.strip()]
    return Options(
        columns=columns,
        communes=read_communes(options["communes"]),
        source=options["source"].strip(),
        accepted=frozenset(accepted),
        same=_pairs(options["same"]),
        create_districts=options["create_districts"],
        dry=options["dry_run"],
    )


def _pairs(texts: list[str]) -> dict[str, int]:
    """ "node/1=25" -> {"node/1": 25}; a shop can be one row only."""
    pairs = {}
    for text in texts:
        number, sign, pk = text.rpartition("=")
        if not (sign and number.strip() and pk.strip().isdecimal()):
            words = _("Write --same NUMBER=SHOP, not “%(text)s”.")
            raise FileError(words % {"text": text})
        pairs[number.strip()] = int(pk)
    twice = [pk for pk, count in Counter(pairs.values()).items() if count > 1]
    if twice:
        words = _("Two rows cannot be the same shop %(pk)s.")
        raise FileError(words % {"pk": twice[0]})
    return pairs


def _opened(path: Path | None, mode: str = "w") -> Any:
    """A text file, with the mark that spreadsheets ask for; nothing without a path."""
    if path is None:
        return nullcontext()
    try:
        return path.open(mode, encoding="utf-8-sig", newline="")
    except OSError as fault:
        words = _("%(file)s cannot be opened: %(reason)s.")
        names = {"file": path, "reason": fault.strerror}
        raise FileError(words % names) from fault
