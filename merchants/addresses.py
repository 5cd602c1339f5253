"""Where the merchants' room is, in each language."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter

from core.languages import below, route

SLUGS = {"fr": "mon-commerce", "en": "my-shop", "nl": "mijn-zaak"}


class KeyConverter:
    """The key of a row: never longer than what a database takes."""

    regex = "[1-9][0-9]{0,14}"

    def to_python(self, value: str) -> int:
        """The key as a number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The key in an address."""
        return str(value)


register_converter(KeyConverter, "key")


def room(rest: str, view: Callable[..., Any], name: str) -> URLPattern:
    """An address of the room: /fr/mon-commerce/<rest>."""
    return path(route(SLUGS, rest), view, name=name)


def shop(rest: str, view: Callable[..., Any], name: str) -> URLPattern:
    """An address about one shop: /fr/mon-commerce/12/<rest>."""
    return room(f"<key:pk>/{rest}", view, name)


def named(
    words: dict[str, str], view: Callable[..., Any], name: str, rest: str = ""
) -> URLPattern:
    """An address with a word of its own in each language: /fr/mon-commerce/commencer/."""
    return path(route(below(SLUGS, words), rest), view, name=name)


def named_shop(
    words: dict[str, str], view: Callable[..., Any], name: str, rest: str = ""
) -> URLPattern:
    """The same about one shop: /fr/mon-commerce/12/equipe/."""
    about = {code: f"<key:pk>/{word}" for code, word in words.items()}
    return named(about, view, name, rest)
