"""Pages of a list: forgiving about the number, real links."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

PER_PAGE = 24
AROUND = 1


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of the pagination; a gap stands for pages left out."""

    number: int
    url: str
    current: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """Where one is in a list: numbers from 1; addresses are query strings."""

    number: int
    total: int
    start: int
    stop: int
    previous_url: str
    next_url: str
    links: list[PageLink]


def page_number(raw: str | None, total: int) -> int:
    """The page meant by what somebody typed: nonsense is 1, too far is the last."""
    if not raw or not raw.isascii() or not raw.isdigit():
        return 1
    return min(max(int(raw[:9]), 1), total)


def paginate(query: QueryDict, count: int, per_page: int = PER_PAGE) -> Pages:
    """Slice bounds and links of the page that a request asks for."""
    total = max(1, -(-count // per_page))
    number = page_number(query.get("page"), total)
    start = (number - 1) * per_page
    return Pages(
        number=number,
        total=total,
        start=start,
        stop=start + per_page,
        previous_url=_url(query, number - 1) if number > 1 else "",
        next_url=_url(query, number + 1) if number < total else "",
        links=_links(query, number, total) if total > 1 else [],
    )


def _url(query: QueryDict, number: int) -> str:
    """The same query with another page; page 1 needs no number."""
    values = query.copy()
    values.pop("page", None)
    if number > 1:
        values["page"] = str(number)
    return f"?{values.urlencode()}" if values else "?"


def _links(query: QueryDict, number: int, total: int) -> list[PageLink]:
    """First, last and the pages around the current one, with gaps between."""
    shown = sorted(
        {1, total, *range(max(1, number - AROUND), min(total, number + AROUND) + 1)}
    )
    links: list[PageLink] = []
    for n in shown:
        if links and n - links[-1].number > 1:
            links.append(PageLink(number=n - 1, url="", gap=True))
        links.append(PageLink(number=n, url=_url(query, n), current=n == number))
    return links


def slice_of(items: Sequence[Any], pages: Pages) -> Sequence[Any]:
    """The items of the current page."""
    return items[pages.start : pages.stop]
