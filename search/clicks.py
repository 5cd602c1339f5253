"""Where the result page says that a result was opened.

The script search-clicks.js tells it for the links inside one element of the page:

    <div data-search-results data-clicks="{% url 'search:clicked' %}"
         data-query="{{ what was typed }}">
"""

import json
from typing import Any

from django.http import HttpRequest

from core import languages
from core.beacons import beacon
from search import stats

WORDS = {"fr": "clic", "en": "click", "nl": "klik"}
MAX_DIGITS_OF_LENGTH = 3


@beacon(MAX_DIGITS_OF_LENGTH)
def clicked(request: HttpRequest, body: bytes) -> None:
    """Count a click."""
    stats.opened(request, _query(body), languages.active())


def _query(body: bytes) -> str:
    """The search on whose page it was; empty when the body is no such message."""
    try:
        sent: Any = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    query = sent.get("q") if isinstance(sent, dict) else None
    return query if isinstance(query, str) else ""
