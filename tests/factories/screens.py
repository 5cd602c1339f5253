"""Screens in rooms, and the parts of their programmes."""

from datetime import time

from factory import Sequence
from factory.django import DjangoModelFactory

from tv.models import Screen


class ScreenFactory(DjangoModelFactory):
    """A television without a place."""

    class Meta:
        model = Screen

    name = Sequence(lambda n: f"Écran {n:03d}")


def part(begins="", ends="", **fields):
    """A part of a programme: part("07:00", "12:00", mode="window", days=["0"])."""
    value = {
        "mode": "window",
        "days": [],
        "begins": time.fromisoformat(begins) if begins else None,
        "ends": time.fromisoformat(ends) if ends else None,
        "shown": [],
        "territory": "",
        "categories": [],
        "pages": [],
    }
    return "slot", {**value, **fields}
