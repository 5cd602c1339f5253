"""Suggestions below the search field: JSON for the script, and for browsers' own field.

The same for everyone and kept by caches for a minute; nothing is written or counted.
"""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from core import languages
from places.clock import this_minute
from search import engines
from search.asking import Suggestion, Unavailable
from search.engines.database import DatabaseEngine
from search.suggesting import MAX_SIGNS, everything, grouped, suggest
from search.views import SECTION_SLUGS

HEADERS = {"Cache-Control": "public, max-age=60"}
READABLE = {"ensure_ascii": False}
OPENSEARCH = "application/x-suggestions+json"


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """What `q` may become: groups of links; `format=opensearch` gives names alone."""
    text, language = request.GET.get("q", ""), languages.active()
    found = suggest(text, language, this_minute(), ask_engine)
    if request.GET.get("format") == "opensearch":
        names = dict.fromkeys(one.title for one in found)
        return JsonResponse(
            [text[:MAX_SIGNS], list(names)],
            safe=False,
            content_type=OPENSEARCH,
            headers=HEADERS,
            json_dumps_params=READABLE,
        )
    search_url = f"/{language}/{SECTION_SLUGS[language]}/"
    answer = {"groups": grouped(found), "all": everything(text, search_url)}
    return JsonResponse(answer, headers=HEADERS, json_dumps_params=READABLE)


def ask_engine(
    language: str, words: Sequence[str], at: datetime, limit: int
) -> list[Suggestion]:
    """Ask the configured engine, and the database when it does not answer."""
    try:
        return engines.chosen().suggest(language, words, at, limit)
    except Unavailable:
        return DatabaseEngine().suggest(language, words, at, limit)
