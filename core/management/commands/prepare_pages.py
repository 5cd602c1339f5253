"""Heals the prepared columns of all pages."""

from typing import Any

from django.core.management.base import BaseCommand

from core.prepared import write_all


class Command(BaseCommand):
    """Computes the prepared columns of every page again."""

    help = "Computes picture sizes, addresses and names of every page again."

    def handle(self, *args: Any, **options: Any) -> str:
        """Prepare all pages and say how many had to be corrected."""
        return f"{write_all()} page(s) corrected."
