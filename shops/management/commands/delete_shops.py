"""Deletes the shops of one source."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tqdm import tqdm

from shops.models import Shop
from shops.removal import remove, targets


class Command(BaseCommand):
    """Only whole sources, and never a fiche that its merchant keeps."""

    help = (
        "Deletes the shops of one source with their places and fiches, for instance "
        "the invented ones: --source synthetic. Other sources stay."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which, and whether really."""
        parser.add_argument("--source", required=True, help="exactly as in the fiches")
        parser.add_argument("--dry-run", action="store_true", help="only count them")
        parser.add_argument("--yes", action="store_true", help="not a demonstration")
        parser.add_argument("--progress", action="store_true", help="always show a bar")

    def handle(self, *args: Any, source: str, **options: Any) -> str:
        """Delete, and say how many."""
        if not source:
            raise CommandError(_("Shops without a source are not deleted in bulk."))
        found = targets(source)
        if options["dry_run"]:
            words = ngettext(
                "%(n)d shop would be deleted.",
                "%(n)d shops would be deleted.",
                len(found),
            )
            return words % {"n": len(found)}
        if not (settings.PORTAL_DEMO or options["yes"]):
            raise CommandError(_("This is no demonstration: confirm with --yes."))
        hidden = not (options["progress"] or sys.stderr.isatty())
        with tqdm(total=len(found), disable=hidden, file=sys.stderr) as bar:
            removed = remove(found, bar.update)
        gone = ngettext("%(n)d shop deleted", "%(n)d shops deleted", removed.gone)
        left = Shop.objects.filter(source=source).count()
        kept = ngettext("%(n)d left", "%(n)d left", left)
        return f"{gone % {'n': removed.gone}}, {kept % {'n': left}}."
