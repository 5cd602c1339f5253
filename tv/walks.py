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
from walks.cards import WALK_FIELDS, WalkRow, walk_card
from walks.choices import Difficulty, Mode
from walks.models import WalkPage

# Who is farther away takes the metro: minutes on foot would tell nothing.
ON_FOOT_MIN = 45
NEAREST = "near"


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


def chosen(walks: Sequence[Listed], query: QueryDict, point: Point | None) -> list[Any]:
    """The walks that an address asks for; what makes no sense is ignored."""
    for name, values in (("mode", Mode.values), ("difficulty", Difficulty.values)):
        wanted = query.get(name)
        if wanted in values:
            walks = [walk for walk in walks if getattr(walk.row, name) == wanted]
    if point and query.get("sort") == NEAREST:
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
    minutes = walking_minutes(away_m)
    if minutes <= 1:
        return _("starts right here")
    if minutes <= ON_FOOT_MIN:
        return _("starts %(minutes)d min on foot from here") % {"minutes": minutes}
    distance = distance_words(round(away_m), language)
    return _("starts %(distance)s from here") % {"distance": distance}


def choices(
    walks: Sequence[Listed], query: QueryDict, point: Point | None
) -> list[Choice]:
    """The links above the list: only what some walk answers to, and what is chosen."""
    found = [_choice(query, "", "", pgettext("walks", "All"))]
    for name, kinds in (("mode", Mode), ("difficulty", Difficulty)):
        there = {getattr(walk.row, name) for walk in walks}
        offered = [kind for kind in kinds if kind in there or query.get(name) == kind]
        if len(offered) > 1 or any(query.get(name) == kind for kind in offered):
            found += [_choice(query, name, k.value, str(k.label)) for k in offered]
    if point and len(walks) > 1:
        found.append(_choice(query, "sort", NEAREST, _("Nearest first")))
    return found if len(found) > 1 else []


def _choice(query: QueryDict, name: str, value: str, label: str) -> Choice:
    """A link that chooses, or takes its choice back; without a name it takes all."""
    asked = {key: query[key] for key in ("mode", "difficulty", "sort") if key in query}
    is_chosen = asked.get(name) == value if name else not set(asked) - {"sort"}
    if not name:
        asked = {key: asked[key] for key in asked if key == "sort"}
    elif is_chosen:
        del asked[name]
    else:
        asked[name] = value
    values = QueryDict(mutable=True)
    values.update(asked)
    return Choice(value or "all", label, values.urlencode(), is_chosen)
