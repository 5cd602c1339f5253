"""Header and footer, for every template; loaded only when a template shows them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from core import languages, versions
from events.models import SECTION_SLUGS as EVENT_SLUGS
from home.models import Navigation
from search.views import SECTION_SLUGS as SEARCH_SLUGS
from shops.models import SECTION_SLUGS as SHOP_SLUGS
from walks.models import SIGHT_SLUGS, WALK_SLUGS


@versions.kept
def navigation(language: str) -> dict[str, Any]:
    """The prepared links of a language; one query when content is new."""
    found = Navigation.objects.filter(locale__language_code=language)
    return found.values_list("prepared", flat=True).first() or {}


def chrome(request: HttpRequest) -> dict[str, Any]:
    """`lang`, `section`, the lazily loaded `chrome`, and whether an editor looks."""
    if request.path_info.startswith("/admin/"):
        return {}
    parts = request.path_info.split("/")
    section = "/".join(parts[:3]) + "/"
    return {
        "lang": languages.active(),
        "section": section,
        "section_exact": section == request.path_info,
        "chrome": SimpleLazyObject(_chrome),
        "userbar": settings.SESSION_COOKIE_NAME in request.COOKIES,
    }


def _chrome() -> dict[str, Any]:
    """Links and words around every page."""
    language = languages.active()
    prepared = navigation(language)
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "home_url": f"/{language}/",
        "search_url": f"/{language}/{SEARCH_SLUGS[language]}/",
        "main": prepared.get("main") or _sections(language),
        "footer": prepared.get("footer", []),
        "phone": prepared.get("phone", ""),
        "email": prepared.get("email", ""),
        "accessibility": {
            "label": _("Accessibility: not compliant"),
            "url": prepared.get("accessibility", ""),
        },
        "notice": _notice() if settings.PORTAL_DEMO else "",
    }


def _notice() -> str:
    """The sentence that no visitor of a demonstration may miss."""
    return _(
        "Demonstration: the sights and walks are real, the shops and events are invented."
    )


def _sections(language: str) -> list[dict[str, str]]:
    """The menu when no editor made one."""
    sections = (
        (_("Walks"), WALK_SLUGS),
        (_("Shops"), SHOP_SLUGS),
        (_("To see"), SIGHT_SLUGS),
        (_("What’s on"), EVENT_SLUGS),
    )
    return [
        {"label": label, "url": f"/{language}/{slugs[language]}/"}
        for label, slugs in sections
    ]
