"""The walks that a screen offers: which, how far away they begin, in what order."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import serving, versions
from core.cards import Card
from core.formats import distance_words
from core.geo.geometry import Position, walking_minutes
from places.nearby import Point
from tv.here import is_near
from walks.cards import WALK_FIELDS, WalkRow, walk_card
from walks.choices import Difficulty, Mode
from walks.models import WalkPage

NEAREST = "near"
KNOWN = {
    "mode": Mode.values,
    "difficulty": Difficulty.values,
    "sort": [NEAREST],
}


class Listed(NamedTuple):
    """A walk of the list, and where it begins; None when that is not known."""

    row: WalkRow
    start: Position | None


class Choice(NamedTuple):
    """A link of the list: its words, where it leads, whether it is what is shown."""

    name: str
    label: str
    query: str
    is_chosen: bool


@versions.kept
def public_walks(language: str) -> list[Listed]:
    """Every public walk in the editors' order; one query when content is new."""
    found = serving.public(WalkPage.objects, language).order_by("position", "title")
    rows = found.values_list(*WALK_FIELDS, "prepared__line__0")
    return [Listed(WalkRow(*row), start) for *row, start in rows]


def asked(query: QueryDict) -> dict[str, str]:
    """What an address asks for; what makes no sense is ignored."""
    return {
        name: query[name] for name, values in KNOWN.items() if query.get(name) in values
    }


def query_of(wanted: dict[str, str]) -> str:
    """The query string that asks for this, or ""."""
    values = QueryDict(mutable=True)
    values.update(wanted)
    return f"?{values.urlencode()}" if values else ""


def chosen(walks: Sequence[Listed], query: QueryDict, point: Point | None) -> list[Any]:
    """The walks that an address asks for, the nearest ones first if it says so."""
    wanted = asked(query)
    for name in ("mode", "difficulty"):
        if name in wanted:
            walks = [walk for walk in walks if getattr(walk.row, name) == wanted[name]]
    if point and "sort" in wanted:
        return sorted(walks, key=lambda walk: _away_m(walk, point))
    return list(walks)


def _away_m(walk: Listed, point: Point) -> float:
    """Metres to the start; those without one come last."""
    if not walk.start:
        return float("inf")
    return point.away_m(walk.start[1], walk.start[0])


def listed_card(walk: Listed, point: Point | None) -> Card:
    """The card of a walk; its `area` says how far from here it begins."""
    card = walk_card(walk.row)
    card.area = from_here(_away_m(walk, point), walk.row.language) if point else ""
    return card


def from_here(away_m: float, language: str) -> str:
    """How one comes to the start: "starts 6 min on foot from here"; "" if unknown."""
    if away_m == float("inf"):
        return ""
    if not is_near(away_m):
        distance = distance_words(round(away_m), language)
        return _("starts %(distance)s from here") % {"distance": distance}
    minutes = walking_minutes(away_m)
    if minutes <= 1:
        return _("starts right here")
    return _("starts %(minutes)d min on foot from here") % {"minutes": minutes}


def choices(
    walks: Sequence[Listed], query: QueryDict, point: Point | None
) -> list[Choice]:
    """The links above the list: only what some walk answers to, and what is chosen."""
    wanted = asked(query)
    found = []
    for name, kinds in (("mode", Mode), ("difficulty", Difficulty)):
        there = {getattr(walk.row, name) for walk in walks} | {wanted.get(name)}
        offered = [kind for kind in kinds if kind in there]
        if len(offered) > 1 or name in wanted:
            found += [_choice(wanted, name, k.value, str(k.label)) for k in offered]
    if point and len(walks) > 1:
        found.append(_choice(wanted, "sort", NEAREST, _("Nearest first")))
    return [_all(wanted), *found] if found else []


def _all(wanted: dict[str, str]) -> Choice:
    """The link that takes all choices back, but for the order."""
    order = {name: value for name, value in wanted.items() if name == "sort"}
    return Choice("all", pgettext("walks", "All"), query_of(order), wanted == order)


def _choice(wanted: dict[str, str], name: str, value: str, label: str) -> Choice:
    """A link that chooses, or takes its choice back."""
    is_chosen = wanted.get(name) == value
    others = {key: kept for key, kept in wanted.items() if key != name}
    query = query_of(others if is_chosen else {**others, name: value})
    return Choice(value, label, query, is_chosen)
