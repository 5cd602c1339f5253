"""How a page is found and shown without Wagtail's walk down the tree.

Views find their page with one indexed query on slug and language, at the address
that Wagtail gives it. Whatever they do not find (drafts, private pages, moved ones)
goes Wagtail's way, so that previews, passwords and redirects keep working.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from django.http import Http404, HttpRequest, HttpResponse

from wagtail.models import Page, PageViewRestriction

from core import languages
from core.statements import Statement

# Columns of a page that editors need and visitors do not.
EDITORIAL = (
    "draft_title",
    "owner",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
    "has_unpublished_changes",
    "show_in_menus",
    "alias_of",
)

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


def public(pages: QuerySet, language: str | None = None) -> QuerySet:
    """Live pages in a language (None: the active one) which nobody made private.

    Each page is asked by its key, so that databases begin with the few pages of a
    type and not with all pages of a language, which a city's shops make many.
    """
    code = language or languages.active()
    shown = _shown().filter(locale__language_code=code)
    return pages.filter(Exists(shown.order_by()))


def public_anywhere(pages: QuerySet) -> QuerySet:
    """Live pages which nobody made private, in whatever language."""
    return pages.filter(Exists(_shown().order_by()))


def _shown() -> QuerySet:
    """The page of an outer query, when everybody may see it."""
    private = PageViewRestriction.objects.filter(
        page__path=Substr(OuterRef("path"), 1, Length("page__path"))
    )
    return Page.objects.filter(~Exists(private), pk=OuterRef("pk"), live=True)


def by_slug(pages: Callable[[], QuerySet]) -> Statement:
    """The statement that finds one public page by slug and language."""

    def build(slug: str, language: str) -> QuerySet:
        found = public(pages(), language).filter(slug=slug)
        return found.order_by().defer(*EDITORIAL)[:1]

    return Statement(build, slug=str, language=str)


def by_type(pages: Callable[[], QuerySet]) -> Statement:
    """The statement that finds the one public page of a type in a language."""

    def build(language: str) -> QuerySet:
        return public(pages(), language).order_by().defer(*EDITORIAL)[:1]

    return Statement(build, language=str)


def show(request: HttpRequest, find: Statement, **values: str) -> HttpResponse:
    """Show the public page that a statement finds, or let Wagtail answer."""
    found = find(language=languages.active(), **values)
    if not found:
        return wagtail_serve(request)
    return _renderers[type(found[0])](request, found[0])


def find_or_404(find: Statement, **values: str) -> Any:
    """The public page in the active language; 404 for drafts and private ones."""
    found = find(language=languages.active(), **values)
    if not found:
        raise Http404("no such page")
    return found[0]


def wagtail_serve(request: HttpRequest) -> HttpResponse:
    """Wagtail's own view for this address, below the language prefix."""
    below = request.path_info.split("/", 2)[2]
    # Wagtail's views need the app registry, which this module helps to fill.
    from wagtail.views import serve  # noqa: PLC0415

    return serve(request, below)
