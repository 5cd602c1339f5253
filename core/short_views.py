"""The short addresses of pages, /b/7K3, and their codes for telephones."""

from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from wagtail.models import Page

from core import serving
from core.languages import public_path
from core.models import BasePage
from core.qr import qr_svg
from core.short import page_id_of, short_address
from core.statements import Statement

REDIRECT_MAX_AGE_S = 60
QR_MAX_AGE_S = 24 * 3600
# Databases refuse to look for larger ones.
LARGEST_ID = 2**31 - 1


def _rows(pk: int) -> QuerySet:
    """Where a page that everybody may see stands, and of what type it is."""
    shown = serving.public_anywhere(Page.objects.filter(pk=pk)).order_by()
    return shown.values_list("url_path", "locale__language_code", "content_type_id")[:1]


FIND = Statement(_rows, pk=int)


@require_safe
@cache_control(private=True, max_age=REDIRECT_MAX_AGE_S)
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """To the page, in its own language; of one that is not public nothing is said."""
    return to_page(_page_id(code), lambda model: model.has_short_address)


def to_page(
    page_id: int, is_wanted: Callable[[type[BasePage]], bool]
) -> HttpResponseRedirect:
    """To the public page with this key, when its type is wanted; 404 for all others."""
    for url_path, language, type_id in FIND(pk=min(page_id, LARGEST_ID)):
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model and issubclass(model, BasePage) and is_wanted(model):
            return HttpResponseRedirect(public_path(url_path, language))
    raise Http404("no such page")


@require_safe
@cache_control(public=True, max_age=QR_MAX_AGE_S)
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The QR code of a short address, whether a page is there or not."""
    drawing = qr_svg(short_address(_page_id(code)))
    return HttpResponse(drawing, content_type="image/svg+xml")


def _page_id(code: str) -> int:
    """The key behind a code; 404 for what cannot be one."""
    page_id = page_id_of(code)
    if page_id is None or page_id > LARGEST_ID:
        raise Http404("no such code")
    return page_id
