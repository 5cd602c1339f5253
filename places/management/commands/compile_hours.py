"""Compiles the opening hours of all places again."""

from typing import Any

from django.core.management.base import BaseCommand

from core import versions
from places.models import Place


class Command(BaseCommand):
    """For after an update of the school holidays, or of how hours are read."""

    help = "Compiles the opening hours and special days of every place again."

    def handle(self, *args: Any, **options: Any) -> str:
        """Compile, and say how many places have other hours now."""
        places = Place.objects.prefetch_related("closures", "day_answers")
        changed = sum(_heal(place) for place in places.iterator(200))
        versions.bump()
        return f"{changed} place(s) changed."


def _heal(place: Place) -> bool:
    """Compile one place; True when something had to be corrected."""
    before = (place.hours_compiled, place.answered_days)
    place.compile_days()
    if before == (place.hours_compiled, place.answered_days):
        return False
    Place.objects.filter(pk=place.pk).update(
        hours_compiled=place.hours_compiled, answered_days=place.answered_days
    )
    return True
