"""Names of trades, territories and districts in one language, for filters."""

from typing import NamedTuple

from django.db.models import CharField, F, QuerySet, Value

from core.statements import Statement
from places.models import District, Territory
from shops.models import ShopCategory


class Name(NamedTuple):
    """A value of a filter: its kind, its slug, its name, and its territory's name.

    `position` is the editors' order of territories; 0 for trades.
    """

    kind: str
    slug: str
    name: str
    territory: str
    position: int


def filter_names(language: str) -> list[Name]:
    """Categories, territories and districts, each by name; one query for all."""
    found = NAMES(language=language)
    return sorted((Name(*row) for row in found), key=lambda n: (n.position, n.name))


def _names(language: str) -> QuerySet:
    categories = ShopCategory.objects.filter(locale__language_code=language).order_by()
    districts = District.objects.filter(locale__language_code=language).order_by()
    areas = Territory.objects.filter(locale__language_code=language).order_by()
    text = CharField()
    return categories.values_list(
        Value("category", text), "slug", "name", Value("", text), Value(0)
    ).union(
        districts.values_list(
            Value("district", text),
            "slug",
            "name",
            F("territory__name"),
            F("territory__position"),
        ),
        areas.values_list(
            Value("territory", text), "slug", "name", Value("", text), "position"
        ),
        all=True,
    )


NAMES = Statement(_names, language=str)
