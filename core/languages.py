"""The portal's languages and how an address is written in each of them."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import get_language, override

SOURCE = "fr"
NAMES = {"fr": "Français", "en": "English", "nl": "Nederlands"}

Made = TypeVar("Made")


def codes() -> list[str]:
    """Language codes, the source language first: ["fr", "en", "nl"]."""
    return [code for code, _name in settings.LANGUAGES]


def active() -> str:
    """The language of the current request, always one of `codes()`."""
    language = (get_language() or SOURCE).split("-")[0]
    return language if language in codes() else SOURCE


def in_each(make: Callable[[], Made]) -> dict[str, Made]:
    """What a function makes in each language, by its code."""
    made = {}
    for code in codes():
        with override(code):
            made[code] = make()
    return made


def public_path(url_path: str, language: str) -> str:
    """The address of a page from Wagtail's `url_path`: "/home/a/b/" -> "/fr/a/b/"."""
    below_home = url_path.split("/", 2)[2]
    return f"/{language}/{below_home}"


def route(slugs: dict[str, str], rest: str = "") -> str:
    """A URL pattern that begins with another word in each language.

    `slugs` {"fr": "boutiques", "en": "shops"} with rest "<slug:slug>/" answers at
    /fr/boutiques/x/ and /en/shops/x/. Evaluated lazily, language by language.
    """
    return _route(tuple(slugs.items()), rest)


def below(slugs: dict[str, str], words: dict[str, str]) -> dict[str, str]:
    """Slugs with a word more in each language: {"fr": "compte/adresse", ...}."""
    return {code: f"{slugs[code]}/{word}" for code, word in words.items()}


def _route_now(slugs: tuple[tuple[str, str], ...], rest: str) -> str:
    return f"{dict(slugs)[active()]}/{rest}"


_route = lazy(_route_now, str)
