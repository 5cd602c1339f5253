"""The first page of a screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tv.frame import frame


@require_safe
def home(request: HttpRequest, language: str) -> HttpResponse:
    """Today: what is open, what is on, walks, sights."""
    context = frame(request, title=_("Today"), path=f"/{language}/", section="today")
    return render(request, "tv/home.html", {**context, "is_home": True})
