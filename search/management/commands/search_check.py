"""Says whether what is searched is what pages say."""

from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.checking import Finding, findings

HEAD = ("where", "what", "number", "of", "for instance")


class Command(BaseCommand):
    """Compares documents with pages, and the cluster with documents where there is one."""

    help = "Compares what is searched with the pages; exits 1 when something differs."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one table; fail when one number is not 0."""
        found = findings()
        for line in table(found):
            self.stdout.write(line)
        if any(finding.count for finding in found):
            raise CommandError(
                "What is searched is not what pages say:"
                " manage.py rebuild_search_documents heals documents,"
                " rebuild_search_index the cluster."
            )


def table(found: Sequence[Finding]) -> list[str]:
    """Findings as lines of equal columns."""
    rows = [
        (f.where, f.what, str(f.count), str(f.of), "; ".join(f.examples)) for f in found
    ]
    widths = [max(map(len, column)) for column in zip(HEAD, *rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in (HEAD, *rows)
    ]
