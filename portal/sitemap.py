"""sitemap.xml: every public page with its translations.

Beyond what search engines take in one file it is an index of parts. The parts are kept
compressed until the content changes: robots ask for them often.
"""

import gzip
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from wagtail.models import Page

from core import versions
from core.head import absolute
from core.languages import public_path
from home.rows import TERRITORY_SLUGS
from places.models import Territory

# Search engines take 50,000 addresses and 50 MB in one file.
MAX_URLS = 45_000
XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
HEADER = (
    f'{DECLARATION}<urlset xmlns="{XMLNS}" '
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


@versions.kept
def parts() -> list[bytes]:
    """The files of the sitemap, compressed; asked again when the content changed."""
    lines = [
        line
        for family, day in (*pages(), *territories())
        for line in entries(family, day)
    ]
    starts = range(0, max(len(lines), 1), MAX_URLS)
    return [_file(lines[start : start + MAX_URLS]) for start in starts]


def _file(lines: list[str]) -> bytes:
    """One compressed file with these addresses."""
    return gzip.compress(f"{HEADER}{''.join(lines)}</urlset>\n".encode(), mtime=0)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The whole portal for search engines, or the list of its parts."""
    found = parts()
    if len(found) == 1:
        return _sent(request, found[0])
    numbers = range(1, len(found) + 1)
    urls = [absolute(reverse("sitemap_part", args=[number])) for number in numbers]
    rows = "".join(f"<sitemap><loc>{url}</loc></sitemap>\n" for url in urls)
    index = f'{DECLARATION}<sitemapindex xmlns="{XMLNS}">\n{rows}</sitemapindex>\n'
    return _sent(request, gzip.compress(index.encode(), mtime=0))


@require_safe
def part(request: HttpRequest, number: int) -> HttpResponse:
    """One of the files that the index lists, counted from 1."""
    found = parts()
    if not 1 <= number <= len(found):
        raise Http404("no such part")
    return _sent(request, found[number - 1])


def _sent(request: HttpRequest, zipped: bytes) -> HttpResponse:
    """A file as the robot can read it."""
    takes_zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    body = zipped if takes_zipped else gzip.decompress(zipped)
    response = HttpResponse(body, content_type="application/xml; charset=utf-8")
    if takes_zipped:
        response.headers["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
