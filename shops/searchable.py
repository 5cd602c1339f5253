"""Fiches as the search knows them: of shops to which one can still go."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from core import searchable
from core.blocks.words import plain_body
from core.searchable import Description, of_page
from core.serving import public_anywhere
from places.areas import Areas, where_words
from shops.choices import ShopStatus
from shops.models import ShopCategory, ShopPage

FIELDS = (
    *searchable.PAGE_FIELDS,
    "body",
    "prepared",
    "shop__status",
    "shop__replaced_by_id",
    "shop__name",
    "shop__is_demo",
    "shop__category_id",
    "shop__place_id",
    "shop__place__street_address",
    "shop__place__postal_code",
    "shop__place__city",
    "shop__place__district_id",
    "shop__place__lat",
    "shop__place__lng",
)


class Row(NamedTuple):
    """What is described of a fiche: the values of FIELDS."""

    pk: int
    family: UUID
    language: str
    title: str
    summary: str
    url_path: str
    body: Any
    prepared: dict[str, Any]
    status: str
    replaced_by_id: int | None
    name: str
    is_demo: bool
    category_id: int
    place_id: int
    street: str
    postal_code: str
    city: str
    district_id: int | None
    lat: float | None
    lng: float | None

    @property
    def is_active(self) -> bool:
        """Whether visitors can still go there."""
        return self.status == ShopStatus.ACTIVE and self.replaced_by_id is None


class Trades:
    """Every trade in every language, read when this is made; one query."""

    def __init__(self) -> None:
        self._own: dict[int, tuple[UUID, str]] = {}
        self._names: dict[UUID, dict[str, str]] = {}
        rows = ShopCategory.objects.order_by("locale__language_code", "pk")
        for pk, key, language, slug, name in rows.values_list(
            "pk", "translation_key", "locale__language_code", "slug", "name"
        ):
            self._own[pk] = key, slug
            self._names.setdefault(key, {})[language] = name

    def slug(self, pk: int) -> str:
        """What filters know a trade by."""
        return self._own[pk][1]

    def names(self, pk: int) -> dict[str, str]:
        """Its name in each language that has one."""
        return self._names[self._own[pk][0]]


def describe(ids: Sequence[int]) -> Iterator[Description]:
    """The public fiches among these pages; three queries.

    Whether one can go there is not asked of the database, which would begin with all
    the shops that were not replaced.
    """
    shown = public_anywhere(ShopPage.objects).filter(pk__in=ids).order_by()
    rows = [row for row in map(Row._make, shown.values_list(*FIELDS)) if row.is_active]
    if not rows:
        return
    trades, areas = Trades(), Areas()
    for row in rows:
        yield _description(row, trades, areas)


def _description(row: Row, trades: Trades, areas: Areas) -> Description:
    names, shown = trades.names(row.category_id), row.prepared
    area = areas.of(row.district_id, row.language)
    return of_page(
        row,
        "shop",
        body=plain_body(row.body),
        keywords=(
            row.name,
            *names.values(),
            *where_words(area, row),
        ),
        category=trades.slug(row.category_id),
        category_name=names.get(row.language) or shown.get("kind", ""),
        **area._asdict(),
        lat=row.lat,
        lng=row.lng,
        place_id=row.place_id,
        shown={
            "kind": shown.get("kind", ""),
            "picture": shown.get("picture"),
            "area": shown.get("area", ""),
            "demo": row.is_demo,
        },
    )


searchable.register(ShopPage, describe)
