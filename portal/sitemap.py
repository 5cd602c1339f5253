"""sitemap.xml: every public page with its translations."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wagtail.models import Page

from core.head import absolute
from core.languages import public_path
from home.rows import TERRITORY_SLUGS
from places.models import Territory

MAX_URLS = 45_000
HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)

Family = dict[str, str]


def pages() -> Iterator[tuple[Family, str]]:
    """The addresses by language of each page, and the day it was last published."""
    found = Page.objects.filter(live=True, depth__gt=1).public().order_by("path")
    rows = found.values_list(
        "translation_key", "locale__language_code", "url_path", "last_published_at"
    )
    families: dict[object, tuple[Family, str]] = {}
    for key, code, url_path, published in rows:
        family, _day = families.get(key, ({}, ""))
        family[code] = public_path(url_path, code)
        families[key] = (family, f"{published:%Y-%m-%d}" if published else "")
    yield from families.values()


def territories() -> Iterator[tuple[Family, str]]:
    """The addresses of territories, in the languages that have them."""
    rows = Territory.objects.order_by("position", "slug", "locale")
    families: dict[str, Family] = {}
    for slug, code in rows.values_list("slug", "locale__language_code"):
        family = families.setdefault(slug, {})
        family[code] = f"/{code}/{TERRITORY_SLUGS[code]}/{slug}/"
    yield from ((family, "") for family in families.values())


def entries(family: Family, day: str) -> Iterator[str]:
    """One <url> per language, each naming the others."""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(absolute(url))}/>'
        for code, url in family.items()
    )
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    for url in family.values():
        yield f"<url><loc>{escape(absolute(url))}</loc>{changed}{links}</url>\n"


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The whole portal, for search engines."""
    lines = [
        line
        for family, day in (*pages(), *territories())
        for line in entries(family, day)
    ]
    body = HEADER + "".join(lines[:MAX_URLS]) + "</urlset>\n"
    return HttpResponse(body, content_type="application/xml; charset=utf-8")
