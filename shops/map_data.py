"""The points of the shop map: one small column-wise JSON, made once a minute."""

import json
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from core.serving import public
from places.hours.state import is_open
from shops.choices import ShopStatus
from shops.listing import Row, Wish
from shops.models import ShopPage


class Payload(NamedTuple):
    """Bytes ready to send, and their ETag."""

    body: bytes
    etag: str


class Point(NamedTuple):
    """A shop on the map."""

    row: Row
    lat: float
    lng: float
    kind: str
    slug: str


@lru_cache(maxsize=6)
def points(language: str, at: datetime) -> list[Point]:
    """Every public shop that has a position; kept for the minute."""
    pages = (
        public(ShopPage.objects)
        .filter(shop__status=ShopStatus.ACTIVE, shop__place__lat__isnull=False)
        .order_by("title", "pk")
        .values_list(
            "pk",
            "title",
            "shop__category__slug",
            "shop__place__district__slug",
            "shop__place__hours_compiled",
            "shop__place__lat",
            "shop__place__lng",
            "prepared__kind",
            "slug",
        )
    )
    return [
        Point(
            Row(pk, title, category, district or "", bool(h) and is_open(h, at)),
            lat,
            lng,
            kind or "",
            slug,
        )
        for pk, title, category, district, h, lat, lng, kind, slug in pages
    ]


@lru_cache(maxsize=128)
def payload(language: str, at: datetime, wish: Wish, base: str) -> Payload:
    """Columns of the shops that answer a wish; `base` is the address of the list."""
    found = [point for point in points(language, at) if wish.accepts(point.row)]
    columns = {
        "id": [point.row.pk for point in found],
        "lat": [round(point.lat, 5) for point in found],
        "lng": [round(point.lng, 5) for point in found],
        "title": [point.row.title for point in found],
        "kind": [point.kind for point in found],
        "open": [int(point.row.open) for point in found],
        "url": [f"{base}{point.slug}/" for point in found],
    }
    body = json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()
    return Payload(body, f'"{blake2b(body, digest_size=12).hexdigest()}"')


def forget() -> None:
    """Drop what is kept of this minute."""
    points.cache_clear()
    payload.cache_clear()
