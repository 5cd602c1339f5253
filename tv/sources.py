"""What a part of a programme is about: its shops, and walks and sights in memory."""

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import NamedTuple

from wagtail.models import Page

from core import versions
from core.serving import public
from shops.catalogue import Catalogue
from tv.programme import Slot
from walks.cards import SIGHT_FIELDS, WALK_FIELDS, SightRow, WalkRow
from walks.models import PlaceOnWalk, SightPage, WalkPage


class WalkFacts(NamedTuple):
    """A walk, where it begins (lng, lat), in words too, and its territories."""

    row: WalkRow
    start: tuple[float, float] | None
    start_words: str
    territories: frozenset[str]


class SightFacts(NamedTuple):
    """A sight and the slug of its territory; "" without."""

    row: SightRow
    territory: str


@versions.kept
def walks(language: str) -> dict[int, WalkFacts]:
    """Every public walk by its key, in the editors' order; two queries when new."""
    found = public(WalkPage.objects, language).order_by("position", "title", "pk")
    columns = (*WALK_FIELDS, "start_words", "route__coordinates__0")
    passed = _territories(language)
    return {
        row[0]: WalkFacts(
            WalkRow(*row[:-2]),
            tuple(row[-1][:2]) if row[-1] else None,
            row[-2],
            frozenset(passed[row[0]]),
        )
        for row in found.values_list(*columns)
    }


def _territories(language: str) -> dict[int, set[str]]:
    """The territories that walks pass through, by the key of the walk."""
    passing = PlaceOnWalk.objects.filter(
        walk__locale__language_code=language, place__district__isnull=False
    )
    pairs = passing.order_by().values_list(
        "walk_id", "place__district__territory__slug"
    )
    found: dict[int, set[str]] = defaultdict(set)
    for walk_id, slug in pairs.distinct():
        found[walk_id].add(slug)
    return found


@versions.kept
def sights(language: str) -> dict[int, SightFacts]:
    """Every public sight by its key, in the editors' order; one query when new."""
    found = public(SightPage.objects, language).order_by("position", "title", "pk")
    columns = (*SIGHT_FIELDS, "place__district__territory__slug")
    return {
        row[0]: SightFacts(SightRow(*row[:-1]), row[-1] or "")
        for row in found.values_list(*columns)
    }


def walks_of(language: str, territory: str) -> list[WalkFacts]:
    """The walks through a territory ("": all); no query."""
    known = walks(language).values()
    return [walk for walk in known if not territory or territory in walk.territories]


def sights_of(language: str, territory: str) -> list[SightFacts]:
    """The sights of a territory ("": all); no query."""
    known = sights(language).values()
    return [sight for sight in known if territory in ("", sight.territory)]


def shops_of(shops: Catalogue, slot: Slot) -> int:
    """The shops that a part of a programme is about, as a set of positions."""
    among = shops.everything
    if slot.territory:
        among &= shops.facet("territory", slot.territory)
    if slot.categories:
        trades = (shops.facet("category", slug) for slug in slot.categories)
        among &= reduce(or_, trades)
    return among


@versions.kept
def in_language(page_ids: tuple[int, ...], language: str) -> list[int]:
    """The keys of the same pages in a language, in their order; two queries when new.

    What is not translated is left out.
    """
    chosen = Page.objects.filter(pk__in=page_ids)
    keys = dict(chosen.order_by().values_list("pk", "translation_key"))
    translated = Page.objects.filter(
        translation_key__in=keys.values(), locale__language_code=language
    )
    found = dict(translated.order_by().values_list("translation_key", "pk"))
    order = dict.fromkeys(found.get(keys.get(pk)) for pk in page_ids)
    return [pk for pk in order if pk is not None]
