"""The languages of a screen, and the choice of one."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import languages
from tv.addresses import PREFIX, with_screen
from tv.frame import frame
from tv.screens import ScreenFacts, screen_of
from tv.views.entry import LANGUAGE_COOKIE, remember


@require_safe
def language_list(request: HttpRequest, language: str) -> HttpResponse:
    """Each language that the screen offers, in its own words."""
    context = frame(
        request, title=_("Language"), path=f"/{language}/", section="language"
    )
    words = languages.in_each(lambda: _("Welcome"))
    context["choices"] = [
        {
            "code": code,
            "name": languages.NAMES[code],
            "words": words[code],
            "url": with_screen(f"{PREFIX}/langue/{code}/", context["screen"]),
            "current": code == language,
        }
        for code in offered(context["screen"])
    ]
    return render(request, "tv/language.html", context)


@require_safe
@never_cache
def choose(request: HttpRequest, language: str) -> HttpResponse:
    """Remember a language on this set, and go on in it; one that is not offered is not."""
    screen = screen_of(request)
    chosen = language if language in offered(screen) else offered(screen)[0]
    response = HttpResponseRedirect(with_screen(f"{PREFIX}/{chosen}/", screen))
    remember(request, response, LANGUAGE_COOKIE, chosen)
    return response


def offered(screen: ScreenFacts | None) -> list[str]:
    """The languages of a screen, its first one first; all of them without a screen."""
    return list(screen.languages) if screen else languages.codes()
