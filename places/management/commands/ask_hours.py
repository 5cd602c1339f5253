"""Asks places by mail to confirm their hours, each by a link of its own."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tqdm import tqdm

from places.asking import DAYS_AHEAD, Due, due_places
from places.confirmation import purge
from places.hours_mail import ask
from places.models import Territory


class Command(BaseCommand):
    """For every morning: who was asked in the last ten days is left in peace."""

    help = (
        "Writes to places that have a special day to confirm, or hours that nobody "
        "confirmed for 90 days. Links older than 90 days are deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How far ahead, where, how many."""
        parser.add_argument(
            "--days",
            type=int,
            default=DAYS_AHEAD,
            help=f"special days this far ahead ({DAYS_AHEAD})",
        )
        parser.add_argument("--territory", default="", help="slug of one territory")
        parser.add_argument("--limit", type=int, help="at most so many mails")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say who would be asked, send nothing",
        )
        parser.add_argument(
            "--purge", action="store_true", help="only delete links older than 90 days"
        )

    def handle(self, *args: Any, **options: Any) -> str:
        """Purge, ask, and say how many."""
        self._check(options)
        if options["dry_run"]:
            return self._list(self._due(options))
        purged = purge(timezone.now())
        if options["purge"]:
            return f"{purged} old link(s) deleted."
        due = self._due(options)
        for one in tqdm(due, unit="mail", disable=None):
            ask(one.place, one.email, one.language)
        return f"{len(due)} place(s) asked, {purged} old link(s) deleted."

    def _check(self, options: dict[str, Any]) -> None:
        """Refuse what cannot be meant."""
        for name in ("days", "limit"):
            if options[name] is not None and not 0 <= options[name] <= 100_000:
                raise CommandError(f"--{name} must be between 0 and 100000.")
        if options["days"] > 366:
            raise CommandError("--days must be 366 at most.")
        slug = options["territory"]
        if slug and not Territory.objects.filter(slug=slug).exists():
            raise CommandError(f"There is no territory with the slug {slug!r}.")

    def _due(self, options: dict[str, Any]) -> list[Due]:
        due = due_places(timezone.now(), options["days"], options["territory"])
        return due[: options["limit"]]

    def _list(self, due: list[Due]) -> str:
        for one in due:
            self.stdout.write(f"{one.place}: {one.email} ({one.language})")
        return f"{len(due)} place(s) would be asked."
