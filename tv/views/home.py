"""The first page of a screen."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.cards import Card
from places.clock import this_minute
from tv.addresses import tv_path
from tv.choices import WINDOW_WORD
from tv.frame import frame
from tv.screens import ScreenFacts, screen_of
from tv.today import rows_of

AROUND_SLUGS = {"fr": "autour", "en": "around", "nl": "omgeving"}


@require_safe
def home(request: HttpRequest, language: str) -> HttpResponse:
    """Today: what is open, what is on, walks, sights; in large what is in focus."""
    screen = screen_of(request)
    rows = rows_of(screen, this_minute())
    first: Card | None = rows[0]["cards"][0] if rows else None
    context = frame(
        request,
        title=_("Today"),
        path=f"/{language}/",
        section="today",
        page_id=first.page_id if first else None,
        qr_words=_("Take this page on your phone") if first else "",
    )
    context |= {
        "is_home": True,
        "rows": rows,
        "hero": first,
        "entrances": _entrances(language, screen),
    }
    return render(request, "tv/home.html", context)


def _entrances(language: str, screen: ScreenFacts | None) -> list[dict[str, Any]]:
    """Other ways to use this screen; who knows no place for it chooses one there."""
    entries = [
        (
            "around",
            _("Around here"),
            _("The map of what is near, and how long the walk takes."),
            AROUND_SLUGS[language],
        ),
        (
            "window",
            _("Window mode"),
            _("Pictures follow one another until a key is pressed."),
            WINDOW_WORD,
        ),
        (
            "code",
            _("I have a code"),
            _("Open here what you chose on your phone."),
            "code",
        ),
    ]
    return [
        {
            "id": f"go-{name}",
            "label": label,
            "words": words,
            "url": tv_path(f"/{language}/{slug}/", screen),
        }
        for name, label, words, slug in entries
    ]
