"""Addresses of the screens: "/tv" before the address of the ordinary page.

"/fr/boutiques/le-fil/" is "/tv/fr/boutiques/le-fil/" on a screen. The code of the screen
goes on from page to page in the query string: pages need no cookie, and any cache may
keep them.
"""

from django.urls import converters, register_converter

from core import languages
from tv.screens import PARAMETER, ScreenFacts

PREFIX = "/tv"


class LanguageConverter(converters.StringConverter):
    """One of the portal's languages."""

    regex = "|".join(languages.codes())


register_converter(LanguageConverter, "language")


def tv_path(path: str, screen: ScreenFacts | None = None) -> str:
    """The address on a screen of an ordinary page, with its query string."""
    return with_screen(f"{PREFIX}{path}", screen)


def with_screen(path: str, screen: ScreenFacts | None) -> str:
    """An address that still says on which screen it is shown."""
    if screen is None:
        return path
    return f"{path}{'&' if '?' in path else '?'}{PARAMETER}={screen.code}"
