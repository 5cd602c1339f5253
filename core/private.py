"""Pages for one person: kept by no cache, found by no robot, their address told to nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]
HEADERS = {
    "Cache-Control": "private, no-store",
    # Without any referrer browsers send `Origin: null`, and the form's POST is refused.
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


def keep_private(response: HttpResponse) -> HttpResponse:
    """The same answer with the headers of a private page."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def private(view: View) -> View:
    """A view whose every answer is private."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return keep_private(view(request, *args, **kwargs))

    return wrapped
