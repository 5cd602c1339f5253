"""What the one search knows of an object: apps register how theirs are described.

An app registers a function per type of page (`register` in `ready()`); the search above
asks it for many objects at once and keeps what it says as rows, in which alone it
searches. Only what everybody may see is described: live, public, in force.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from wagtail.models import Page

from core.languages import public_path

Describe = Callable[[Sequence[int]], Iterable["Description"]]


@dataclass(slots=True)
class Description:
    """One object in one language; all texts are plain and in that language.

    `kind` is "sight", "shop", "walk", "event", "offer" or "page". `keywords` are found
    but not shown: names of the trade in every language, the street, tags. `place_id`
    is set only where opening hours of a place are those of the object. `ends_at` is
    when the object is over for good. `shown` is what its card shows and search does
    not read: "kind", "picture", "area", "facts", "tag", "tag_css", "demo".
    """

    kind: str
    object_id: int
    language: str
    family: UUID
    title: str
    url: str
    summary: str = ""
    body: str = ""
    keywords: Sequence[str] = ()
    category: str = ""
    category_name: str = ""
    district: str = ""
    district_name: str = ""
    territory: str = ""
    territory_name: str = ""
    lat: float | None = None
    lng: float | None = None
    place_id: int | None = None
    offer_from: datetime | None = None
    offer_until: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    shown: dict[str, Any] = field(default_factory=dict)


PAGE_FIELDS = (
    "pk",
    "translation_key",
    "locale__language_code",
    "title",
    "summary",
    "url_path",
)


class PageRow(Protocol):
    """A row that begins with the values of PAGE_FIELDS."""

    pk: int
    family: UUID
    language: str
    title: str
    summary: str
    url_path: str


def of_page(row: PageRow, kind: str, **more: Any) -> Description:
    """The description of a page, by what every page has and what its type adds."""
    return Description(
        kind=kind,
        object_id=row.pk,
        language=row.language,
        family=row.family,
        title=row.title,
        url=public_path(row.url_path, row.language),
        summary=row.summary,
        **more,
    )


_describers: dict[type[Page], Describe] = {}


def register(model: type[Page], describe: Describe) -> None:
    """Say how pages of a type are described, by their keys, in any language.

    Keys of pages that not everybody may see are asked for too, and left out.
    """
    _describers[model] = describe


def describers() -> dict[type[Page], Describe]:
    """The function of each registered type of page."""
    return dict(_describers)
