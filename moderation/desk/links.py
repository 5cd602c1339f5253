"""Where the desk leads besides: apps register links for who reads there."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple


class Link(NamedTuple):
    """A way out of the desk, in the active language."""

    label: str
    url: str


Links = Callable[[Any], Iterable[Link]]
_links: list[Links] = []


def register(links: Links) -> Links:
    """Add a function of a person that gives links; a decorator."""
    _links.append(links)
    return links


def links_for(user: Any) -> list[Link]:
    """All links of a person."""
    return [link for links in _links for link in links(user)]
