"""How far things are from the room in which a screen stands."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from core import languages
from core.cards import Card
from core.formats import distance_words
from core.geo.geometry import walking_minutes
from places.cards import walk_words
from tv.screens import ScreenFacts

# Nobody in a lobby asks for a longer walk: beyond, the distance says more.
LONGEST_WALK_MIN = 45


def here_words(
    screen: ScreenFacts | None,
    lat: float | None,
    lng: float | None,
    place_id: int | None = None,
) -> str:
    """ "11 min on foot" from the screen; "" where one of the two has no position."""
    if screen is None or screen.point is None or lat is None or lng is None:
        return ""
    if place_id is not None and place_id == screen.point.place_id:
        return _("You are here")
    distance_m = screen.point.away_m(lat, lng)
    if is_near(distance_m):
        return walk_words(distance_m)
    distance = distance_words(round(distance_m), languages.active())
    return _("%(distance)s away") % {"distance": distance}


def is_near(distance_m: float) -> bool:
    """Whether people walk that far."""
    return walking_minutes(distance_m) <= LONGEST_WALK_MIN


def may_walk(
    screen: ScreenFacts | None,
    lat: float | None,
    lng: float | None,
    place_id: int | None,
) -> bool:
    """Whether there is a way on foot from the screen to somewhere else."""
    if screen is None or screen.point is None or lat is None or lng is None:
        return False
    point = screen.point
    elsewhere = place_id is None or place_id != point.place_id
    return elsewhere and is_near(point.away_m(lat, lng))


def say_from_here(cards: Iterable[Card], screen: ScreenFacts | None) -> None:
    """Let cards say the way from the screen instead of the way from elsewhere."""
    for card in cards:
        words = here_words(screen, card.lat, card.lng)
        if words:
            others = card.facts if card.hour else []
            card.facts = [words, *others]
