"""What happens at a place: the app of events registers itself, pages of places ask.

The provider gets the key of a place, the language and the moment, and returns the
cards of the next dates, each saying its day, with the address of the whole agenda.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from core.cards import Card


@dataclass(frozen=True, slots=True)
class Programme:
    """The next dates at a place, the soonest first; `more_url` leads to all events."""

    cards: list[Card] = field(default_factory=list)
    more_url: str = ""


Provider = Callable[[int, str, datetime], Programme]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Set who knows what happens at a place."""
    _providers[:] = [provider]


def at_place(place_id: int, language: str, at: datetime) -> Programme:
    """What is on at a place; nothing when no app knows."""
    return _providers[0](place_id, language, at) if _providers else Programme()
