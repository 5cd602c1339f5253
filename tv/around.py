"""What is around a point, for the page of a screen: a few of each kind, numbered."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.safestring import SafeString, mark_safe

from core.cards import Card
from core.geo.around import Spot, draw_around
from core.geo.geometry import reach_m
from core.geo.looks import SCREEN
from events.cards import dated_card
from events.nearby import coming
from places.cards import walk_words
from places.nearby import Point
from places.plan import plan_words
from shops.around import shops_around
from tv.walks import public_walks
from walks.cards import public_sights, sight_card, walk_card

# Two columns that fill a screen; of each kind so many while there are others.
MOST = 10
SHARES = {"shops": 4, "sights": 2, "events": 2, "walks": 2}
FAR_M = reach_m(30)
# As many units as the map has pixels on a large screen: words are 24 of them.
MAP_SIZE = 750, 750

Found = dict[str, list[Card]]


def found_around(point: Point, language: str, at: datetime) -> Found:
    """The cards of each kind, the nearest ones, at most ten; empty kinds are left out."""
    found = {
        "shops": shops_around(point.lat, point.lng, at, MOST),
        "sights": _near(point, [sight_card(s, at) for s in public_sights(language)]),
        "events": _near(point, _events(language, at)),
        "walks": _near(point, _walks(language)),
    }
    return {kind: cards for kind, cards in found.items() if cards}


def _events(language: str, at: datetime) -> list[Card]:
    """What is on within a week, each event once with its next date."""
    cards: dict[int, Card] = {}
    for when in coming(language):
        if when.ends_at > at and when.event_id not in cards:
            card = dated_card(when)
            card.facts = [card.hour]
            cards[when.event_id] = card
    return list(cards.values())


def _walks(language: str) -> list[Card]:
    """Every walk, as a card that is where the walk begins."""
    cards = []
    for walk in public_walks(language):
        if walk.start:
            card = walk_card(walk.row)
            card.facts = [card.kind, *card.facts[:1]]
            card.lng, card.lat = walk.start[:2]
            cards.append(card)
    return cards


def _near(point: Point, cards: Iterable[Card]) -> list[Card]:
    """The nearest ones of cards that are somewhere; each says how long the walk takes."""
    ranked = sorted(cards, key=lambda card: _away_m(point, card))
    near = [card for card in ranked[:MOST] if _away_m(point, card) <= FAR_M]
    for card in near:
        card.facts = [walk_words(_away_m(point, card)), *card.facts]
    return near


def _away_m(point: Point, card: Card) -> float:
    return point.away_m(card.lat, card.lng)


def numbered(point: Point, found: Found, kind: str) -> list[Card]:
    """The cards to show of a kind ("": of all), open ones first, then the nearest."""
    if kind:
        chosen = found.get(kind, [])
    else:
        shared = [card for name, row in found.items() for card in row[: SHARES[name]]]
        others = [card for name, row in found.items() for card in row[SHARES[name] :]]
        chosen = (shared + others)[:MOST]
    ranked = sorted(chosen, key=lambda card: (is_shut(card), _away_m(point, card)))
    for number, card in enumerate(ranked, start=1):
        card.number = number
    return ranked


def is_shut(card: Card) -> bool:
    """Whether it has hours and is not open."""
    return card.state is not None and card.state.css != "open"


def map_of(point: Point, cards: Iterable[Card], title: str, here: str) -> SafeString:
    """The drawn map of numbered cards around a point."""
    spots = [Spot(c.number or 0, c.title, "", c.lng, c.lat) for c in cards]
    said = plan_words(title, here)
    svg = draw_around((point.lng, point.lat), spots, said, SCREEN, MAP_SIZE)
    return mark_safe(svg)  # noqa: S308 (written and escaped by ElementTree)
