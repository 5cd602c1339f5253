"""What the script of a tablet asks for: its facts, and the code of a page."""

import re

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotFound,
    JsonResponse,
)
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from core import languages
from core.head import absolute
from places.codes import read_code
from tv import kiosk
from tv.choices import ScreenKind
from tv.frame import qr_of
from tv.screens import screens

MAX_PAGE_SIGNS = 300
# A page of ours in a language, as browsers write addresses; never another host.
PAGE = re.compile(rf"/(?:{'|'.join(languages.codes())})/[!-\[\]-~]*", re.ASCII)
DAY_S = 24 * 3600


@require_safe
def facts(request: HttpRequest, code: str) -> HttpResponse:
    """The facts of a tablet; 404 for a code of none, and the page stays ordinary."""
    screen = screens().get(read_code(code))
    if screen is None or screen.kind != ScreenKind.TABLET:
        return HttpResponseNotFound()
    return JsonResponse(kiosk.facts(screen))


@require_safe
def qr(request: HttpRequest) -> HttpResponse:
    """The QR code of a page of ours, as a drawing."""
    page = request.GET.get("page", "")
    if len(page) > MAX_PAGE_SIGNS or "//" in page or not PAGE.fullmatch(page):
        return HttpResponseNotFound()
    context = {"qr": qr_of(absolute(page), "")}
    response = render(request, "tv/qr.svg", context, content_type="image/svg+xml")
    patch_cache_control(response, public=True, max_age=DAY_S)
    return response
