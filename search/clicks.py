"""Where the result page says that a result was opened.

The script search-clicks.js tells it for the links inside one element of the page:

    <div data-search-results data-clicks="{% url 'search:clicked' %}"
         data-query="{{ what was typed }}">
"""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core import languages
from search import stats

WORDS = {"fr": "clic", "en": "click", "nl": "klik"}
MAX_DIGITS_OF_LENGTH = 3
OWN_PAGES = ("same-origin", None)


# A beacon carries no token; it changes nothing but a counter, and reads no session.
@csrf_exempt
@require_POST
def clicked(request: HttpRequest) -> HttpResponse:
    """Count a click; 204 whatever was sent, since nobody reads the answer."""
    if request.headers.get("Sec-Fetch-Site") in OWN_PAGES:
        stats.opened(request, _query(request), languages.active())
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def _query(request: HttpRequest) -> str:
    """The search on whose page it was; empty when the body is no such message."""
    if len(request.headers.get("Content-Length", "")) > MAX_DIGITS_OF_LENGTH:
        return ""
    try:
        sent: Any = json.loads(request.body)
    except (ValueError, RecursionError, OSError):
        return ""
    query = sent.get("q") if isinstance(sent, dict) else None
    return query if isinstance(query, str) else ""
