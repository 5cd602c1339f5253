"""The list of shops: what the visitor asks for, and what answers it.

One query reads a light row for every shop of the language; filters, counts, order
and "open now" are worked out on these rows, so that the counts of one filter obey
the others.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet
from django.http import QueryDict

from core import languages
from core.serving import public
from core.statements import Statement
from places.hours.state import is_open
from shops.choices import ShopStatus
from shops.models import ShopPage

MAX_VALUES = 30
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")


class Row(NamedTuple):
    """A shop as the list sees it; `open` is for the moment of the page."""

    pk: int
    title: str
    category: str
    district: str
    open: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor asks of the list; built from any query string."""

    categories: frozenset[str] = field(default_factory=frozenset)
    districts: frozenset[str] = field(default_factory=frozenset)
    open_now: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> "Wish":
        """Read the known parameters; whatever else is sent is ignored."""
        return cls(
            categories=_slugs(query.getlist("category")),
            districts=_slugs(query.getlist("district")),
            open_now=query.get("open") == "1",
        )

    def without(self, name: str) -> "Wish":
        """The same wish with one filter dropped: "categories", "districts", "open"."""
        return Wish(
            categories=frozenset() if name == "categories" else self.categories,
            districts=frozenset() if name == "districts" else self.districts,
            open_now=False if name == "open" else self.open_now,
        )

    def accepts(self, row: Row) -> bool:
        """Whether a shop answers the whole wish."""
        return (
            (not self.categories or row.category in self.categories)
            and (not self.districts or row.district in self.districts)
            and (row.open or not self.open_now)
        )

    def query(self) -> str:
        """The wish as a query string that always reads the same, or ""."""
        values = QueryDict(mutable=True)
        values.setlist("category", sorted(self.categories))
        values.setlist("district", sorted(self.districts))
        if self.open_now:
            values["open"] = "1"
        text = values.urlencode()
        return f"?{text}" if text else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not (self.categories or self.districts or self.open_now)


def _slugs(values: list[str]) -> frozenset[str]:
    """What can be a slug of what was sent; the rest is ignored."""
    return frozenset(value for value in values[:MAX_VALUES] if SLUG.fullmatch(value))


def rows(at: datetime) -> list[Row]:
    """Every public shop in the active language, open ones first, then by name."""
    listed = [
        Row(pk, title, category, district or "", bool(hours) and is_open(hours, at))
        for pk, title, category, district, hours in LISTED(language=languages.active())
    ]
    return sorted(listed, key=lambda row: not row.open)


def _listed(language: str) -> QuerySet:
    return (
        public(ShopPage.objects, language)
        .filter(shop__status=ShopStatus.ACTIVE)
        .order_by("title", "pk")
        .values_list(
            "pk",
            "title",
            "shop__category__slug",
            "shop__place__district__slug",
            "shop__place__hours_compiled",
        )
    )


LISTED = Statement(_listed, language=str)


def count_by(attribute: str, listed: list[Row], wish: Wish) -> Counter[str]:
    """How many shops each value of a filter would give, the other filters kept."""
    dropped = {"category": "categories", "district": "districts"}[attribute]
    others = wish.without(dropped)
    return Counter(getattr(row, attribute) for row in listed if others.accepts(row))
