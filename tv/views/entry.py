"""The door: from /tv/ to the page of a language, as the screen or its user chose."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import languages
from places.clock import this_minute
from places.codes import read_code
from tv.addresses import PREFIX, with_screen
from tv.choices import WINDOW_WORD, Mode
from tv.programme import slot_at
from tv.screens import PARAMETER, ScreenFacts, screens
from tv.window import BY_PROGRAMME

LANGUAGE_COOKIE, SCREEN_COOKIE = "tv_langue", "tv_ecran"
REMEMBERED = timedelta(days=365)


@require_safe
@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """To the home of the screens or, when it is time for it, to window mode."""
    screen = remembered_screen(request)
    path = f"{PREFIX}/{language_of(request, screen)}/"
    if screen and slot_at(screen.slots, this_minute()).mode == Mode.WINDOW:
        path += f"{WINDOW_WORD}/?{BY_PROGRAMME}=1"
    return sent_to(request, with_screen(path, screen), screen)


def sent_to(
    request: HttpRequest, path: str, screen: ScreenFacts | None
) -> HttpResponse:
    """To a page; the set remembers which screen it is when the address said so."""
    response = HttpResponseRedirect(path)
    if screen and PARAMETER in request.GET:
        remember(request, response, SCREEN_COOKIE, screen.code)
    return response


def remember(
    request: HttpRequest, response: HttpResponse, name: str, value: str
) -> None:
    """Keep a choice on this set for a year; only the pages of screens get it back."""
    response.set_cookie(
        name,
        value,
        max_age=REMEMBERED,
        path=f"{PREFIX}/",
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def remembered_screen(request: HttpRequest) -> ScreenFacts | None:
    """The screen that the address names, else the one this set was before."""
    typed = request.GET.get(PARAMETER) or request.COOKIES.get(SCREEN_COOKIE, "")
    return screens().get(read_code(typed)) if typed else None


def language_of(request: HttpRequest, screen: ScreenFacts | None) -> str:
    """The chosen language, the first one of the screen, or what the set asks for."""
    offered = list(screen.languages) if screen else languages.codes()
    chosen = request.COOKIES.get(LANGUAGE_COOKIE, "")
    if chosen in offered:
        return chosen
    if screen:
        return offered[0]
    return get_language_from_request(request).split("-")[0]
