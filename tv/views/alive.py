"""Where a screen says that it lives, and with which edition of the scripts."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tv import seen
from tv.screens import PARAMETER

VERSION = "version"
MAX_DIGITS_OF_LENGTH = 2
OWN_PAGES = ("same-origin", None)


# A screen has no token; it changes nothing of anybody's, and no session is read.
@csrf_exempt
@require_POST
def alive(request: HttpRequest) -> HttpResponse:
    """Note that a screen lives; 204 whatever was sent, since nobody reads the answer."""
    if request.headers.get("Sec-Fetch-Site") in OWN_PAGES:
        told = _told(request)
        seen.note(told.get(PARAMETER, ""), told.get(VERSION, ""))
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def _told(request: HttpRequest) -> QueryDict:
    """The few words of the message; none when it is longer than it may be."""
    if len(request.headers.get("Content-Length", "")) > MAX_DIGITS_OF_LENGTH:
        return QueryDict()
    try:
        return QueryDict(request.body.decode("ascii"))
    except (ValueError, OSError):
        return QueryDict()
