"""Lists of the screens, twelve cards at a time."""

from dataclasses import replace

from django.http import HttpRequest

from core.pagination import Pages, paginate
from tv.addresses import tv_path
from tv.screens import ScreenFacts

PER_PAGE = 12


def pages_of(
    request: HttpRequest,
    count: int,
    path: str,
    query: str,
    screen: ScreenFacts | None,
) -> Pages:
    """Where one is in the list of an ordinary address; links stay on the screen.

    `query` is what is asked for, "?open=1" or "", without the number of the page.
    """
    pages = paginate(request.GET, count, PER_PAGE)

    def url(number: int) -> str:
        return tv_path(path + numbered(query, "page", number), screen)

    return replace(
        pages,
        previous_url=url(pages.number - 1) if pages.number > 1 else "",
        next_url=url(pages.number + 1) if pages.number < pages.total else "",
        links=[],
    )


def numbered(query: str, parameter: str, number: int, first: int = 1) -> str:
    """A query string with a number in it; the first one needs none."""
    if number <= first:
        return query
    return f"{query}{'&' if query else '?'}{parameter}={number}"
