"""Headers of public pages: strict, cached by anyone, the same for everyone."""

import logging
import re
from collections.abc import Callable
from hashlib import blake2b
from traceback import walk_tb

from django.conf import settings
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.datastructures import MultiValueDictKeyError

from wagtail.models import Page

from accounts.people import language_of
from core import languages, versions
from portal import errors

logger = logging.getLogger(__name__)

LAST_SECOND = 59
PRIVATE = "private, no-store"
POLICY = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"
EXPLORER = re.compile(r"/admin/pages/(\d+)/", re.ASCII)
MAX_DIGITS, SORTED_BY_HAND = 9, 200
OWN_RULES = ("/admin/", "/documents/")
TV = "/tv/"
FRAMED_BY_NOBODY, FRAMED_BY_US = "frame-ancestors 'none'", "frame-ancestors 'self'"
ON_TV = re.compile(r"/tv/([a-z]{2})/")


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
        response.headers["Content-Security-Policy"] = policy_of(request)
        if request.path_info.startswith(TV):
            let_frame(request, response)
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


class LanguageMiddleware(LocaleMiddleware):
    """Django's, which also finds the language behind "/tv/": "/tv/nl/" is Dutch."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language of the address."""
        language = self.of_tv(request)
        if language is None:
            super().process_request(request)
            return
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(
        self, request: HttpRequest, response: HttpResponse
    ) -> HttpResponse:
        """What follows from the address alone varies on nothing.

        Nor is what a screen does not find looked for below "/fr/".
        """
        if not request.path_info.startswith(TV):
            return super().process_response(request, response)
        response.headers.setdefault("Content-Language", languages.active())
        return response

    @staticmethod
    def of_tv(request: HttpRequest) -> str | None:
        """The language of a page for televisions; None for any other address."""
        found = ON_TV.match(request.path_info)
        return found[1] if found and found[1] in languages.codes() else None


class HandOrderMiddleware:
    """Thousands of pages are not ordered by hand.

    Wagtail's explorer loads all children of a page at once for that, which takes a
    minute below the list of shops; there it shows them in its usual order instead.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Send who asks for the order by hand of a large section to the plain list."""
        if request.GET.get("ordering") == "ord" and self.is_large(request.path_info):
            query = request.GET.copy()
            del query["ordering"]
            plain = f"{request.path_info}?{query.urlencode()}".rstrip("?")
            return HttpResponseRedirect(plain)
        return self.get_response(request)

    @staticmethod
    def is_large(path: str) -> bool:
        """Whether an address of the explorer lists more children than anyone sorts."""
        found = EXPLORER.match(path)
        if not found or len(found[1]) > MAX_DIGITS:
            return False
        return Page.objects.filter(pk=found[1], numchild__gt=SORTED_BY_HAND).exists()


class EditorsFormMiddleware:
    """Forms of the editors that Wagtail does not check get a sentence, not a fault.

    Wagtail reads fields that only a request made by hand lacks, and deletes what
    somebody else began to use a moment ago. Nothing is saved in either case.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """409 or 400 for such a form; None leaves every other fault as it is."""
        sent = request.method == "POST" and request.path_info.startswith("/admin/")
        if not sent or not request.user.is_authenticated:
            return None
        if isinstance(exception, ProtectedError):
            return self.tell(request, errors.needed)
        if is_incomplete(request, exception):
            logger.warning("Incomplete form: %s", request.path_info, exc_info=exception)
            return self.tell(request, errors.incomplete)
        return None

    @staticmethod
    def tell(
        request: HttpRequest, page: Callable[[HttpRequest], HttpResponse]
    ) -> HttpResponse:
        """A page in the language of the account, as the admin is."""
        with translation.override(language_of(request.user)):
            return page(request)


def is_incomplete(request: HttpRequest, exception: Exception) -> bool:
    """Whether Wagtail missed a field: one by its name, or the whole form."""
    if isinstance(exception, MultiValueDictKeyError):
        return True
    says_nothing = not (request.FILES or set(request.POST) - {"csrfmiddlewaretoken"})
    *_above, (frame, _line) = walk_tb(exception.__traceback__)
    by_wagtail = frame.f_globals.get("__name__", "").startswith("wagtail.")
    return says_nothing and by_wagtail and isinstance(exception, AttributeError)


def policy_of(request: HttpRequest) -> str:
    """The policy of public pages; Wagtail's editor may frame the previews it asks for."""
    if getattr(request, "is_dummy", False):
        return settings.PORTAL_CSP.replace(FRAMED_BY_NOBODY, FRAMED_BY_US)
    return settings.PORTAL_CSP


def let_frame(request: HttpRequest, response: HttpResponse) -> None:
    """Let the hosts that the operator named show a page for screens in theirs.

    X-Frame-Options knows no list of hosts: where there is one it is left out.
    """
    hosts = settings.PORTAL_SCREEN_FRAME_HOSTS
    if not hosts or getattr(request, "is_dummy", False):
        return
    framed_by = f"frame-ancestors {' '.join(hosts)}"
    policy = settings.PORTAL_CSP.replace(FRAMED_BY_NOBODY, framed_by)
    response.headers["Content-Security-Policy"] = policy
    del response.headers["X-Frame-Options"]


def until_next_minute() -> str:
    """Good until this minute ends and not a moment longer: pages say what is open.

    Whole seconds are rounded down, so that no cache still says "open" at closing time.
    """
    left_s = LAST_SECOND - timezone.now().second
    return f"public, max-age={left_s}"
