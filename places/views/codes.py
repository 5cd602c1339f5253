"""Short addresses: to the page of the place, as a QR code, as a sticker."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from core import languages
from core.head import make_head
from core.qr import qr_svg
from core.statements import Statement
from places import pages, stickers
from places.models import Place

QR_MAX_AGE_S = 24 * 3600
REDIRECT_MAX_AGE_S = 60
PLACE = Statement(
    lambda code: Place.objects.filter(code=code).values_list("pk", "name", "cards")[:1],
    code=str,
)


@require_safe
@vary_on_headers("Accept-Language")
@cache_control(private=True, max_age=REDIRECT_MAX_AGE_S)
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """To the page of the place, in the visitor's language if it has one."""
    _name, paths = _found(code)
    accepted = request.headers.get("Accept-Language", "")
    return HttpResponseRedirect(paths[preferred(accepted, paths)])


def preferred(accepted: str, paths: pages.Paths) -> str:
    """The language to show: the first accepted one, else French, else any."""
    for language, _quality in parse_accept_lang_header(accepted):
        if (short := language.split("-")[0]) in paths:
            return short
    return languages.SOURCE if languages.SOURCE in paths else next(iter(paths))


def _found(code: str) -> tuple[str, pages.Paths]:
    """Name and addresses of a place that has a public page; 404 without."""
    for place_id, name, cards in PLACE(code=code):
        if paths := pages.paths(place_id, cards):
            return name, paths
    raise Http404("no such code")


@require_safe
@cache_control(public=True, max_age=QR_MAX_AGE_S)
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The QR code of the short address, to be printed anywhere."""
    if not PLACE(code=code):
        raise Http404("no such code")
    drawing = qr_svg(stickers.short_address(code))
    return HttpResponse(drawing, content_type="image/svg+xml")


@require_safe
@cache_control(private=True, max_age=REDIRECT_MAX_AGE_S)
def sticker(request: HttpRequest, code: str) -> HttpResponse:
    """A page to print on A6: sun, name, QR code, the address in clear."""
    name, paths = _found(code)
    head = make_head(
        title=_("Sticker of %(name)s") % {"name": name},
        description="",
        alternates={},
        path=reverse("codes:sticker", args=[code]),
        robots="noindex",
    )
    context = {
        "head": head,
        "name": name,
        "size": stickers.name_size(name),
        "qr_url": reverse("codes:qr", args=[code]),
        "page_url": paths[preferred(languages.active(), paths)],
        "address": stickers.short_address(code),
        "typed": stickers.typed_address(code),
        "promises": stickers.promises(),
    }
    return render(request, "places/sticker.html", context)
