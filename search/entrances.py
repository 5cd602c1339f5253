"""Ways into the portal for who has no word yet, or whose word gave nothing."""

from typing import Any

from django.utils.translation import gettext as _

from core.sections import section_url
from events.models import SECTION_SLUGS as EVENT_SLUGS
from places.names import without_accents
from search.choices import Kind
from shops.catalogue import Catalogue, catalogue
from shops.models import SECTION_SLUGS as SHOP_SLUGS
from walks.models import SIGHT_SLUGS, WALK_SLUGS

MOST_TRADES = 12
MOST_DISTRICTS = 8
SECTIONS = {
    Kind.SIGHT: SIGHT_SLUGS,
    Kind.SHOP: SHOP_SLUGS,
    Kind.WALK: WALK_SLUGS,
    Kind.EVENT: EVENT_SLUGS,
}

Chip = dict[str, Any]


def entrances(language: str) -> list[dict[str, Any]]:
    """Rows of links: the lists, the trades and the districts with most shops.

    No query but that for the version of the content.
    """
    shops = catalogue(language)
    rows = [
        {"title": _("Lists"), "chips": sections()},
        {"title": _("Trades"), "chips": _largest(shops, "category", MOST_TRADES)},
        {"title": _("Districts"), "chips": _largest(shops, "district", MOST_DISTRICTS)},
    ]
    return [row for row in rows if row["chips"]]


def sections() -> list[Chip]:
    """The list of each kind."""
    return [
        {"label": str(kind.label), "url": section_url(slugs)}
        for kind, slugs in SECTIONS.items()
    ]


def _largest(shops: Catalogue, kind: str, limit: int) -> list[Chip]:
    """The values of a filter of the shops that most shops have, in their order."""
    counts = shops.totals.get(kind, {})
    largest = sorted(counts, key=lambda value: (-counts[value], value))[:limit]
    names = [n for n in shops.names if n.kind == kind and n.slug in largest]
    url = section_url(SHOP_SLUGS)
    return [
        {
            "label": name.name,
            "url": f"{url}?{kind}={name.slug}",
            "count": counts[name.slug],
        }
        for name in sorted(names, key=lambda name: without_accents(name.name))
    ]
