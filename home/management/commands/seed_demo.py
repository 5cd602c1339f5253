"""Loads the demonstration content."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.demo.seed import remove, seed


class Command(BaseCommand):
    """Loads the demonstration content, once; what editors changed stays."""

    help = (
        "Loads sights, walks, shops, events and pages of the demonstration. "
        "What is already there stays as it is; --reset begins anew."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to begin anew."""
        parser.add_argument(
            "--reset",
            action="store_true",
            help="first remove all demonstration content, with what editors changed",
        )

    def handle(self, *args: Any, reset: bool, **options: Any) -> str:
        """Seed, and say what was made."""
        if not settings.PORTAL_DEMO:
            raise CommandError("Set DEMO=yes: this portal is not a demonstration.")
        if reset:
            remove()
        made = seed(say=self.stderr.write if options["verbosity"] > 1 else None)
        if not made:
            return "Nothing to do: the demonstration content is there."
        return "Made: " + ", ".join(f"{n} {what}" for what, n in made.items()) + "."
