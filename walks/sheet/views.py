"""The sheet of a walk: a page to print, and the same as a PDF."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core import versions
from core.head import unlisted_head
from core.qr import QUIET_MODULES, qr_path
from places.clock import this_minute
from walks.following import passage_of, public_walk
from walks.models import WalkPage
from walks.passing import Passage
from walks.sheet.content import sheet_of

PDF_MAX_AGE_S = 10 * 60


@require_safe
def printed(request: HttpRequest, slug: str) -> HttpResponse:
    """A page of two sides of A4."""
    page, passage = public_walk(slug), passage_of(request)
    sheet = sheet_of(page, passage, this_minute())
    addresses = {
        language: f"{path}print/{passage.query()}"
        for language, path in page.prepared.get("alternates", {}).items()
    }
    modules, qr_d = qr_path(sheet.short)
    context = {
        "head": unlisted_head(page.title, addresses),
        "sheet": sheet,
        "qr": {"side": modules + 2 * QUIET_MODULES, "d": qr_d},
        "page_url": page.path_url + passage.query(),
        "pdf_url": f"{page.path_url}pdf/{'?reverse=1' if passage.reverse else ''}",
    }
    return render(request, "walks/sheet.html", context)


@require_safe
@cache_control(public=True, max_age=PDF_MAX_AGE_S)
def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a file; for any time, so that a walk has two of them a day."""
    page, passage, now = public_walk(slug), passage_of(request), this_minute()
    body = made(page.pk, page.locale.language_code, passage.reverse, now.date())
    name = f"{page.slug}-reverse" if passage.reverse else page.slug
    headers = {
        "Content-Disposition": f'inline; filename="{name}.pdf"',
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(body, content_type="application/pdf", headers=headers)


@versions.kept
def made(walk_id: int, language: str, reverse: bool, today: date) -> bytes:
    """The PDF of a walk, kept until the content changes: it takes long to make."""
    # The library is large; a process that makes no PDF does without.
    from walks.sheet.pdf import pdf_of  # noqa: PLC0415

    page = WalkPage.objects.select_related("locale").get(pk=walk_id)
    now = this_minute()
    with override(language):
        return pdf_of(sheet_of(page, Passage(start=now, reverse=reverse), now))
