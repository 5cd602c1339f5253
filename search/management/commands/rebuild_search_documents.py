"""Heals every document of the search."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tqdm import tqdm

from search import projection
from search.models import SearchDocument


class Command(BaseCommand):
    """Compares every document with its page and writes what differs."""

    help = (
        "Writes what the search knows of every page again where it is not true; "
        "changes nothing else, and may run while the portal does."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to show how far it is."""
        parser.add_argument("--progress", action="store_true", help="always show a bar")

    def handle(self, *args: Any, **options: Any) -> str:
        """Heal, and say what had to be changed."""
        keys = projection.families()
        hidden = not (options["progress"] or sys.stderr.isatty())
        with tqdm(total=len(keys), disable=hidden, file=sys.stderr) as bar:
            counts = projection.rebuild(keys, goes_on=lambda n: bar.update(n) or True)
        return (
            f"{counts.added} added, {counts.changed} changed, {counts.removed} removed;"
            f" {SearchDocument.objects.count()} document(s)."
        )
