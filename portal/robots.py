"""What robots may read."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.head import absolute

RULES = """User-agent: *
Disallow: /admin/
Disallow: /*?q=
Sitemap: {sitemap}
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt."""
    text = RULES.format(sitemap=absolute("/sitemap.xml"))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
