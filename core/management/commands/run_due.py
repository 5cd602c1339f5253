"""Runs the periodic jobs that are due, once or for ever."""

import signal
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core import clock


class Command(BaseCommand):
    """For a portal that gunicorn does not serve; with it, the clock runs by itself."""

    help = "Runs the periodic jobs that are due, unless another process has them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Once, or until it is ended."""
        parser.add_argument(
            "--forever", action="store_true", help="look every 15 seconds, do not end"
        )

    def handle(self, *args: Any, **options: Any) -> str | None:
        """Run, and say what ran."""
        if not options["forever"]:
            return "\n".join([f"{name} ran." for name in clock.run_due()])
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_signal: clock.stop())
        clock.run_forever()
        return None
