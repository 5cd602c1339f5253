"""Makes invented shops, for tests of scale and for demonstrations."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tqdm import tqdm

from core import statistics
from places.communes import read_communes
from shops.synthetic.shops import Synthetic


class Command(BaseCommand):
    """Makes what is missing; the same seed gives the same shops."""

    help = (
        "Makes invented shops, marked so, up to a number; `delete_shops --source "
        "synthetic` takes them away again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, and which."""
        parser.add_argument("--count", type=int, required=True, help="shops in all")
        parser.add_argument("--seed", type=int, default=1, help="which ones")
        parser.add_argument("--yes", action="store_true", help="not a demonstration")
        parser.add_argument("--progress", action="store_true", help="always show a bar")

    def handle(self, *args: Any, count: int, seed: int, **options: Any) -> str:
        """Make shops, and say how many."""
        if not (settings.PORTAL_DEMO or options["yes"]):
            raise CommandError(_("This is no demonstration: confirm with --yes."))
        if count < 1 or seed < 0:
            raise CommandError(_("Give a positive --count, and a --seed from 0 on."))
        synthetic = Synthetic(seed, read_communes())
        hidden = not (options["progress"] or sys.stderr.isatty())
        total = len(synthetic.missing(count))
        with tqdm(total=total, disable=hidden, file=sys.stderr) as bar:
            made = synthetic.make(count, bar.update)
        statistics.refresh()
        return ngettext("%(n)d shop made.", "%(n)d shops made.", made) % {"n": made}
