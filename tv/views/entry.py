"""The door: from /tv/ to the page of a language, as the screen or its user chose."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import languages
from places.codes import read_code
from tv.addresses import with_screen
from tv.screens import PARAMETER, ScreenFacts, screens

LANGUAGE_COOKIE, SCREEN_COOKIE = "tv_langue", "tv_ecran"


@require_safe
@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """To the home of the screens, in the language chosen before on this set."""
    screen = remembered_screen(request)
    language = language_of(request, screen)
    return HttpResponseRedirect(with_screen(f"/tv/{language}/", screen))


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
