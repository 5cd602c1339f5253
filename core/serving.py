"""How a page is found and shown without Wagtail's walk down the tree.

Views find their page with one indexed query on slug and language, at the address
that Wagtail gives it. Whatever they do not find (drafts, private pages, moved ones)
goes Wagtail's way, so that previews, passwords and redirects keep working.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from django.http import HttpRequest, HttpResponse
from wagtail.models import PageViewRestriction

from core import languages

Renderer = Callable[[HttpRequest, Any], HttpResponse]
View = TypeVar("View", bound=Renderer)
_renderers: dict[type, Renderer] = {}


def renders(model: type) -> Callable[[View], View]:
    """Declare the function that shows pages of a type, found here or by Wagtail."""

    def register(view: View) -> View:
        _renderers[model] = view
        return view

    return register


def render_page(request: HttpRequest, page: Any) -> HttpResponse | None:
    """The page shown by its type's function; None when the type has none."""
    renderer = _renderers.get(type(page))
    return renderer(request, page) if renderer else None


def public(pages: QuerySet) -> QuerySet:
    """Live pages in the active language which nobody has made private."""
    private = PageViewRestriction.objects.filter(
        page__path=Substr(OuterRef("path"), 1, Length("page__path"))
    )
    return pages.filter(
        ~Exists(private), live=True, locale__language_code=languages.active()
    )


def show(request: HttpRequest, pages: QuerySet, slug: str) -> HttpResponse:
    """Show the public page with this slug, or let Wagtail answer."""
    page = public(pages).filter(slug=slug).order_by().first()
    if page is None:
        return wagtail_serve(request)
    return _renderers[type(page)](request, page)


def show_only(request: HttpRequest, pages: QuerySet) -> HttpResponse:
    """Show the one page of a type in this language, or let Wagtail answer."""
    page = public(pages).order_by().first()
    if page is None:
        return wagtail_serve(request)
    return _renderers[type(page)](request, page)


def wagtail_serve(request: HttpRequest) -> HttpResponse:
    """Wagtail's own view for this address, below the language prefix."""
    # Wagtail's views need the app registry, which this module helps to fill.
    from wagtail.views import serve  # noqa: PLC0415

    below = request.path_info.split("/", 2)[2]
    return serve(request, below)
