"""Makes the index of the search cluster anew."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tqdm import tqdm

from search.asking import Unavailable
from search.engines.elastic import rebuilding
from search.models import SearchDocument


class Command(BaseCommand):
    """Fills a new index, searches in it from then on, and removes the old one."""

    help = "Makes the index of the search cluster anew, without a gap for visitors."

    def add_arguments(self, parser: CommandParser) -> None:
        """A progress bar unless told otherwise."""
        parser.add_argument("--no-progress", action="store_true")

    def handle(self, *args: Any, **options: Any) -> str:
        """Rebuild and say how many documents there are."""
        if not settings.PORTAL_SEARCH_URL:
            return "SEARCH_URL is database: there is no index to make."
        total = SearchDocument.objects.count()
        try:
            with tqdm(total=total, disable=options["no_progress"]) as bar:
                return f"{rebuilding.rebuild(bar.update)} document(s) indexed."
        except Unavailable as fault:
            raise CommandError(f"The search cluster is away: {fault}.") from fault
