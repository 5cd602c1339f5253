"""What is read over: apps register how an object leads to the shop that answers for it.

A union answers for what it says itself; it has no union above it, so the city reads.
"""

from collections.abc import Callable
from typing import Any, Protocol

from wagtail.models import Page


class Governed(Protocol):
    """A shop or a union, as far as rights go."""

    pk: Any
    union_id: int | None

    def roles_of(self, user: Any) -> frozenset[str]:
        """What a person is to the shop: "owner", "employee", "agent"."""


Finder = Callable[[Any], Governed | None]
_finders: dict[type, Finder] = {}


def register(model: type, finder: Finder) -> None:
    """Declare how an object of a type leads to the shop that answers for it."""
    _finders[model] = finder


def shop_of(obj: Any) -> Governed | None:
    """The shop that answers for an object; None for what no union reviews."""
    # Wagtail often holds a page of any type as a plain Page.
    kind = obj.specific_class if isinstance(obj, Page) else type(obj)
    finder = _finders.get(kind)
    return finder(obj) if finder else None
