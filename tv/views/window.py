"""Window mode: slides that follow one another until somebody presses a key."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from places.clock import this_minute
from tv.frame import frame
from tv.screens import screen_of
from tv.views.entry import language_of, remembered_screen, sent_to
from tv.window import (
    BY_PROGRAMME,
    has_windows,
    slot_of,
    window_path,
    window_state,
)


@require_safe
@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """The door for whoever starts a screen: to window mode in the language of the set."""
    screen = remembered_screen(request)
    language = language_of(request, screen)
    return sent_to(request, window_path(screen, language), screen)


@require_safe
def window(request: HttpRequest, language: str) -> HttpResponse:
    """The slides of now; the first one is in the page, the script does the rest."""
    context = frame(request, title=_("Window mode"), path=f"/{language}/")
    screen = context["screen"]
    state = window_state(screen, language, this_minute())
    context |= {
        "state": state,
        "slide": state["slides"][0],
        "slides_url": window_path(screen, language, "slides.json"),
        "mode_url": window_path(screen, language, "mode.json"),
        "programmed": has_windows(screen) and request.GET.get(BY_PROGRAMME) == "1",
    }
    return render(request, "tv/window.html", context)


@require_safe
def fresh_slides(request: HttpRequest, language: str) -> HttpResponse:
    """The slides of now, for the script of a page that is open."""
    state = window_state(screen_of(request), language, this_minute())
    return JsonResponse(state)


@require_safe
def mode_now(request: HttpRequest, language: str) -> HttpResponse:
    """Whether the programme of a screen wants window mode now."""
    return JsonResponse({"mode": slot_of(screen_of(request), this_minute()).mode})
