"""Compiles the opening hours of all places again."""

from typing import Any

from django.core.management.base import BaseCommand

from core import versions
from places.models import Place


class Command(BaseCommand):
    """For after an update of the school holidays, or of how hours are read."""

    help = "Compiles the opening hours of every place again."

    def handle(self, *args: Any, **options: Any) -> str:
        """Compile, and say how many places have other hours now."""
        changed = 0
        for place in Place.objects.prefetch_related("closures", "day_answers").iterator(
            200
        ):
            compiled = place.compiled_hours()
            if compiled != place.hours_compiled:
                Place.objects.filter(pk=place.pk).update(hours_compiled=compiled)
                changed += 1
        versions.bump()
        return f"{changed} place(s) changed."
