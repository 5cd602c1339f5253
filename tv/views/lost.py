"""Addresses below /tv/ that do not exist."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core import languages
from tv.frame import frame


def not_found(request: HttpRequest) -> HttpResponse:
    """404 as a page of a screen: the menu and the way back work from here too."""
    context = frame(request, title=_("Page not found"), path=f"/{languages.active()}/")
    return render(request, "tv/lost.html", context, status=404)
