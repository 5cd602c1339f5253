"""The page of a booking's link: no account is needed to give a seat back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.private import private
from merchants import limits
from merchants.courses import links, services
from merchants.courses.booking_sheet import context_of
from merchants.models import Booking
from merchants.pages import show

UNKNOWN = 404
CANCEL, UNDO, ACCEPT = "cancel", "undo", "yes"


@require_http_methods(["GET", "HEAD", "POST"])
@private
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """How the booking stands; looking at it changes nothing."""
    found = links.find(secret)
    if found is None or not found.name:
        title = _("This link no longer works")
        return show(request, "courses/no_link", title, {}, UNKNOWN)
    if request.method == "POST":
        _act(request, found)
        return redirect("merchants:course_link", secret)
    context = {"secret": secret, "of": found.shop, **context_of(found, timezone.now())}
    return show(request, "courses/link", context["title_words"], context)


def _act(request: HttpRequest, found: Booking) -> None:
    """Do what was chosen; anything else does nothing."""
    user = request.user if request.user.is_authenticated else None
    acts: dict[str, Callable[[], Any]] = {
        CANCEL: lambda: services.cancel(found.pk, user),
        UNDO: lambda: services.undo(found.pk, user),
        ACCEPT: lambda: services.accept(found.pk),
    }
    act = acts.get(request.POST.get("answer", ""))
    try:
        if act is not None:
            act()
    except services.Gone:
        messages.warning(request, _("It is too late for that, or somebody was faster."))
    except limits.TooMany:
        messages.warning(request, _("That was often for one day. Try again tomorrow."))
