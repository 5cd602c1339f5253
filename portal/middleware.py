"""Headers of public pages: strict, cached by anyone, the same for everyone."""

from collections.abc import Callable
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from core import versions

MINUTE_S = 60
PRIVATE = "private, no-store"
POLICY = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"
OWN_RULES = ("/admin/", "/documents/")


class PublicCacheMiddleware:
    """ETag and Cache-Control for anonymous pages; nothing shared for who logged in.

    A page that read the session varies on the cookie and is kept private; a public
    page must never do so, which tests assert for every kind of page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then say how long the answer is good and for whom."""
        if "\0" in request.path_info:
            # No page has such an address, and PostgreSQL refuses to look for it.
            request.path_info = request.path_info.replace("\0", "\ufffd")
            request.path = request.path.replace("\0", "\ufffd")
        with versions.one_reading():
            response = self.get_response(request)
        response.headers["Permissions-Policy"] = POLICY
        if request.path_info.startswith(OWN_RULES):
            return response
        # Wagtail's editor needs inline scripts; no public page does.
        response.headers["Content-Security-Policy"] = settings.PORTAL_CSP
        if request.method not in ("GET", "HEAD"):
            return response
        if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
            response.headers.setdefault("Cache-Control", PRIVATE)
            return response
        return self.shared(request, response)

    def shared(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """An answer that any cache may keep, and 304 for who has it already."""
        if response.status_code != 200 or response.streaming:
            return response
        response.headers.setdefault("Cache-Control", until_next_minute())
        if "ETag" not in response.headers:
            digest = blake2b(response.content, digest_size=12).hexdigest()
            response.headers["ETag"] = f'"{digest}"'
        return get_conditional_response(
            request, etag=response.headers["ETag"], response=response
        )


def until_next_minute() -> str:
    """Good for what is left of this minute: pages say what is open in this minute."""
    left_s = MINUTE_S - timezone.now().second
    return f"public, max-age={left_s}"
