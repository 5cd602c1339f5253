"""What is around every page of a screen: menu, way back, head, the code for telephones."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core import languages
from core.head import absolute
from core.qr import QUIET_MODULES, qr_path
from core.sections import section_url
from core.short import short_address
from events.models import SECTION_SLUGS as EVENT_SLUGS
from shops.models import SECTION_SLUGS as SHOP_SLUGS
from tv.addresses import tv_path
from tv.screens import ScreenFacts, screen_of
from walks.models import WALK_SLUGS

LANGUAGE_WORD = "langue"


@dataclass(frozen=True, slots=True)
class Qr:
    """A code for telephones: an SVG path, its width in modules, the address in clear."""

    d: str
    width: int
    typed: str
    words: str

    @property
    def sheet(self) -> int:
        """The width with its white border of four modules on each side."""
        return self.width + 2 * QUIET_MODULES


def qr_of(address: str, words: str) -> Qr:
    """The code of an address of ours, with the sentence below it."""
    width, d = qr_path(address)
    return Qr(d, width, address.split("://", 1)[1], words)


def frame(
    request: HttpRequest,
    *,
    title: str,
    path: str,
    section: str = "",
    page_id: int | None = None,
    qr_words: str = "",
    back: str = "",
) -> dict[str, Any]:
    """The context of tv/base.html.

    `path` is the ordinary page that shows the same ("/fr/boutiques/x/"): canonical, and
    where the code leads; with `page_id` by its short address. `section` is the entry of
    the menu: "today", "walks", "shops", "events", "language". `back` is the ordinary
    path of the page above, for who came from nowhere; "" for the home of the screens.
    """
    screen, language = screen_of(request), languages.active()
    address = short_address(page_id) if page_id else absolute(path)
    words = qr_words or _("Go on with your phone")
    return {
        "screen": screen,
        "language": language,
        "title": title,
        "canonical": absolute(path),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "menu": _menu(section, screen),
        "qr": qr_of(address, words),
        "home_url": tv_path(f"/{language}/", screen),
        "back_url": tv_path(back or f"/{language}/", screen),
    }


def _menu(section: str, screen: ScreenFacts | None) -> list[dict[str, Any]]:
    """The five entries; the last one names the language and leads to the others."""
    language = languages.active()
    entries = (
        ("today", _("Today"), f"/{language}/"),
        ("walks", _("Walks"), section_url(WALK_SLUGS)),
        ("shops", _("Shops"), section_url(SHOP_SLUGS)),
        ("events", _("What’s on"), section_url(EVENT_SLUGS)),
        ("language", languages.NAMES[language], f"/{language}/{LANGUAGE_WORD}/"),
    )
    return [
        {
            "id": f"menu-{name}",
            "label": label,
            "url": tv_path(path, screen),
            "current": name == section,
        }
        for name, label, path in entries
    ]
