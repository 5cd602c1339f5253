"""What the desk asks of shops: the app that owns them registers its answers."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db.models import QuerySet

from wagtail.models import Page

STALE_AFTER = timedelta(days=90)
People = dict[int, dict[int, str]]


@dataclass(frozen=True, slots=True)
class Member:
    """A shop of a union, as far as somebody has to call it."""

    pk: int
    name: str
    area: str
    phone: str
    email: str
    url: str
    hours_confirmed_at: datetime | None
    is_kept: bool
    has_words: bool
    has_picture: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """Shops of a union: all, kept by themselves, hours confirmed since a moment."""

    shops: int = 0
    kept: int = 0
    confirmed: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a fiche, with the words for who cannot see it."""

    image: Any
    alt: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a shop says of itself: texts by label, and pictures in order."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


class Directory(Protocol):
    """The shops, for who reads what they write; each answer takes few queries."""

    def pages(self, unions: Collection[int]) -> QuerySet[Page]:
        """The fiches of the shops of some unions."""

    def people(self, shops: Collection[int]) -> People:
        """The role of each person, by shop and person."""

    def members(self, union: int | None) -> list[Member]:
        """The open shops of a union, by name; None: those without a union."""

    def counts(self, since: datetime) -> dict[int | None, Counts]:
        """The open shops of each union, counted."""


ContentOf = Callable[[Any], Content]
_contents: dict[type, ContentOf] = {}


def says(model: type) -> Callable[[ContentOf], ContentOf]:
    """Declare what objects of a type say, live or in a revision; a decorator."""

    def decorate(content_of: ContentOf) -> ContentOf:
        _contents[model] = content_of
        return content_of

    return decorate


def content(obj: Any) -> Content:
    """What an object says; nothing of a type that nobody declared."""
    content_of = _contents.get(type(obj))
    return content_of(obj) if content_of else Content()


_registered: list[Directory] = []


def register(directory: Directory) -> None:
    """Declare who answers about shops."""
    _registered[:] = [directory]


def shops() -> Directory:
    """Who answers about shops."""
    return _registered[0]
