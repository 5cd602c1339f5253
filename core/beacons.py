"""Short messages that scripts send while nobody waits for an answer."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

# Browsers that are older than this header do not send it.
OWN_PAGES = ("same-origin", None)

Hear = Callable[[HttpRequest, bytes], None]


def beacon(most_digits: int) -> Callable[[Hear], Callable[[HttpRequest], HttpResponse]]:
    """Make a view of what is done with a message from one of our own pages.

    The length of the message has at most so many digits; of a longer one, and of one
    that breaks off, nothing is heard. 204 whatever was sent. A message carries no
    token: it may change nothing of anybody's, and no session is read.
    """

    def make(hear: Hear) -> Callable[[HttpRequest], HttpResponse]:
        @csrf_exempt
        @require_POST
        @wraps(hear)
        def view(request: HttpRequest) -> HttpResponse:
            if request.headers.get("Sec-Fetch-Site") in OWN_PAGES:
                hear(request, _body(request, most_digits))
            headers = {"Cache-Control": "no-store"}
            return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=headers)

        return view

    return make


def _body(request: HttpRequest, most_digits: int) -> bytes:
    """The message; empty when it is longer than it may be."""
    if len(request.headers.get("Content-Length", "")) > most_digits:
        return b""
    try:
        return request.body
    except OSError:
        return b""
