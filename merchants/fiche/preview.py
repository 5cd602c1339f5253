"""The public page as it would be with a draft, in any language, for its shop only."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from core import languages, serving
from merchants.fiche import pages
from merchants.fiche.drafts import Sheet
from merchants.fiche.publication import take_pictures
from shops.models import Shop, ShopPage


def draft_page(shop: Shop, language: str) -> tuple[ShopPage, bool]:
    """The page in memory, and whether its text is that of the draft.

    A language that was translated keeps its own text: only pictures are shared.
    """
    sheet = Sheet(shop)
    source = sheet.content or pages.unsaved_page(shop)
    pages.write(source, sheet.words)
    source.shop = shop
    if language == languages.SOURCE:
        return source, True
    other = translation(source, language)
    if other is None:
        return source, True
    take_pictures(source, other)
    other.shop = shop
    return other, False


def translation(page: ShopPage, language: str) -> ShopPage | None:
    """The page in another language, when it has words of its own."""
    found = ShopPage.objects.filter(
        translation_key=page.translation_key,
        locale__language_code=language,
        alias_of__isnull=True,
        live=True,
    )
    return found.select_related("locale").first()


def respond(request: HttpRequest, page: ShopPage, notice: Any) -> HttpResponse:
    """Render with the view and the template of the public page, below a notice."""
    request.preview_notice = notice
    page.prepared = page.prepare()
    response = serving.render_page(request, page)
    if response is None:
        raise RuntimeError("fiches have a view")
    # Where the public page would send visitors on, the draft has nothing to show.
    return response
