"""On screens: the keypad for the six digits of a telephone, and what they open."""

import re
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core import cards
from places import guard
from tv import handoffs
from tv.addresses import tv_path
from tv.frame import frame
from tv.models import CODE_LENGTH, HandOff
from tv.screens import screen_of

TYPED = "c"
NOT_FOUND, TOO_MANY = 404, 429
DIGITS = re.compile(rf"[0-9]{{0,{CODE_LENGTH}}}")
private = cache_control(private=True, no_store=True)


@require_safe
@private
def keypad(request: HttpRequest, language: str) -> HttpResponse:
    """Each key leads to the same page with one digit more; the sixth opens."""
    typed = request.GET.get(TYPED, "")
    if not DIGITS.fullmatch(typed):
        return _refused(request, language)
    if len(typed) < CODE_LENGTH:
        return _keypad(request, language, typed)
    return opened(request, language, typed)


@require_safe
@private
def opened(request: HttpRequest, language: str, typed: str) -> HttpResponse:
    """What waits under a code: one page at once, several as cards."""
    if len(typed) != CODE_LENGTH or not DIGITS.fullmatch(typed):
        return _refused(request, language)
    try:
        found = handoffs.find(typed, guard.sender_of(request))
    except guard.TooMany:
        return _too_many(request, language)
    pages = handoffs.pages_at(found.paths) if found else []
    if found is None or not pages:
        return _refused(request, language)
    screen = screen_of(request)
    if len(pages) == 1:
        return HttpResponseRedirect(tv_path(pages[0].path, screen))
    path = _path(found.language, f"{found.code}/")
    if request.path != tv_path(path):
        return HttpResponseRedirect(tv_path(path, screen))
    return _list(request, found, pages)


def _path(language: str, rest: str = "") -> str:
    """The address of the keypad without "/tv"."""
    return f"/{language}/code/{rest}"


def _typed(language: str, typed: str) -> str:
    """The keypad with some digits, without "/tv"."""
    query = f"?{urlencode({TYPED: typed})}" if typed else ""
    return f"{_path(language)}{query}"


def _refused(request: HttpRequest, language: str) -> HttpResponse:
    words = _("This code is not good, or no longer. Make a new one on your phone.")
    return _keypad(request, language, "", fault=words, status=NOT_FOUND)


def _keypad(
    request: HttpRequest, language: str, typed: str, fault: str = "", status: int = 200
) -> HttpResponse:
    """The digits so far, and what each key leads to."""
    screen = screen_of(request)
    context = {
        **_frame(request, language, _("I have a code"), typed),
        "fault": fault,
        "places": [*typed, *[""] * (CODE_LENGTH - len(typed))],
        "keys": [
            {
                "digit": digit,
                "url": tv_path(_typed(language, typed + digit), screen),
                "is_first": digit == (typed[-1:] or "1"),
            }
            for digit in "1234567890"
        ],
        "erase_url": tv_path(_typed(language, typed[:-1]), screen),
        "empty_url": tv_path(_path(language), screen),
    }
    return render(request, "tv/code.html", context, status=status)


def _frame(
    request: HttpRequest, language: str, title: str, typed: str = ""
) -> dict[str, Any]:
    """Back takes the last digit away, and leads home when there is none."""
    back = _typed(language, typed[:-1]) if typed else ""
    words = _("Scan to open the portal on your phone")
    return frame(request, title=title, path=f"/{language}/", qr_words=words, back=back)


def _too_many(request: HttpRequest, language: str) -> HttpResponse:
    again_url = tv_path(_path(language), screen_of(request))
    title = _("Too many wrong codes")
    context = {**_frame(request, language, title), "again_url": again_url}
    response = render(request, "tv/code_wait.html", context, status=TOO_MANY)
    response.headers["Retry-After"] = str(handoffs.wait_s(timezone.now()))
    return response


def _list(
    request: HttpRequest, found: HandOff, pages: list[handoffs.Sent]
) -> HttpResponse:
    """Several pages of a visitor, in his order."""
    path = f"/{found.language}/"
    context = frame(request, title=_("Your list"), path=path)
    context["cards"] = cards.for_pages(sent.page for sent in pages)
    return render(request, "tv/code_list.html", context)
