"""The portal on the home screen of a phone: manifest, worker, the list of kept walks."""

import json
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from accounts.addresses import SLUGS as ACCOUNT_SLUGS
from core import languages, own_pages, versions
from core.head import by_language, unlisted_head
from core.sections import section_url
from merchants.addresses import SLUGS as ROOM_SLUGS
from shops.models import SECTION_SLUGS as SHOP_SLUGS
from walks.models import WALK_SLUGS

SLUGS = {"fr": "hors-ligne", "en": "offline", "nl": "offline"}
# What the shortcuts of the home screen lead to, in the visitor's language.
PLACES = {"near": SHOP_SLUGS, "kept": SLUGS}
THEME, BACKGROUND = "#0b5c7a", "#faf6ef"
ASK_EACH_TIME = {"Cache-Control": "no-cache"}


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The one manifest: in French, its addresses go on in the visitor's language."""
    with override(languages.SOURCE):
        shortcuts = [
            _shortcut(_("Around me"), "near"),
            _shortcut(_("Kept walks"), "kept"),
        ]
        description = _("Walks, shops, sights and what is on in the metropolis.")
    return JsonResponse(
        {
            "id": "/",
            "name": settings.WAGTAIL_SITE_NAME,
            "short_name": settings.WAGTAIL_SITE_NAME[:12],
            "description": description,
            "lang": languages.SOURCE,
            "start_url": "/?source=pwa",
            "scope": "/",
            "display": "standalone",
            "theme_color": THEME,
            "background_color": BACKGROUND,
            "icons": [
                _icon("icon-192", 192),
                _icon("icon-512", 512),
                _icon("maskable-512", 512, "maskable"),
            ],
            "shortcuts": shortcuts,
        },
        content_type="application/manifest+json",
        headers=ASK_EACH_TIME,
    )


def _icon(name: str, side_px: int, purpose: str = "any") -> dict[str, str]:
    return {
        "src": static(f"img/{name}.png"),
        "sizes": f"{side_px}x{side_px}",
        "type": "image/png",
        "purpose": purpose,
    }


def _shortcut(name: str, where: str) -> dict[str, Any]:
    url = f"/go/{where}/?source=pwa"
    return {"name": name, "url": url, "icons": [_icon("icon-192", 192)]}


@require_safe
def go(request: HttpRequest, where: str) -> HttpResponseRedirect:
    """Where a shortcut leads, in the language that "/" would choose."""
    if where not in PLACES:
        raise Http404("no such shortcut")
    language = languages.active()
    return HttpResponseRedirect(f"/{language}/{PLACES[where][language]}/")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; browsers ask for it again before they believe a kept one."""
    script = worker_script()
    return HttpResponse(
        script, content_type="text/javascript; charset=utf-8", headers=ASK_EACH_TIME
    )


@versions.kept
def worker_script() -> str:
    """The worker with its constants: another text as soon as the shell is another."""
    offline = {code: f"/{code}/{slug}/" for code, slug in SLUGS.items()}
    pages = {path: own_pages.read(path, code) for code, path in offline.items()}
    shown = {path: page for path, page in pages.items() if page is not None}
    files = [name for page in shown.values() for name in page.files]
    constants = {
        "SHELL": [*shown, *own_pages.with_imports(files)],
        "OFFLINE": offline,
        "NEVER": never_kept(),
    }
    source = get_template("sw.js").template.source
    total = blake2b(source.encode(), digest_size=6)
    total.update(json.dumps(constants).encode())
    for page in shown.values():
        total.update(page.content)
    lines = [
        f"const {name} = {json.dumps(value)};"
        for name, value in {"VERSION": total.hexdigest(), **constants}.items()
    ]
    return "\n".join([*lines, source])


def never_kept() -> list[str]:
    """The beginnings of addresses that no device keeps, whatever their headers say."""
    rooms = [
        f"/{code}/{slug}/"
        for slugs in (ROOM_SLUGS, ACCOUNT_SLUGS)
        for code, slug in slugs.items()
    ]
    return ["/admin/", "/documents/", "/tv/", *rooms]


@require_safe
def kept_walks(request: HttpRequest) -> HttpResponse:
    """The walks that this device keeps; a script of the page finds them."""
    title = _("Walks kept on this device")
    addresses = by_language("kept_walks")
    head = unlisted_head(title, addresses, path=addresses[languages.active()])
    context = {"head": head, "title": title, "walks_url": section_url(WALK_SLUGS)}
    return render(request, "offline.html", context)
