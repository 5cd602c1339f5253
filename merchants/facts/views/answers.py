"""What a page of the facts answers once something was saved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from merchants import steps
from merchants.access import Visit
from merchants.facts import services
from merchants.facts.services import Memory, Saved, Writer

ONCE = "once"
MEMORY = "facts_memory"


def writer_of(request: HttpRequest, visit: Visit) -> Writer:
    """Who is at work here."""
    return Writer(request.user, visit.rights)


def way_of(request: HttpRequest, visit: Visit, step: str) -> steps.Way | None:
    """Where a page stands among the steps; None when it was opened for itself."""
    if ONCE in request.GET:
        return None
    return steps.way(step, visit.shop, visit.rights)


def after(
    request: HttpRequest,
    visit: Visit,
    saved: Saved,
    actions: tuple[str, ...],
    way: steps.Way | None = None,
) -> HttpResponse:
    """On to the next step, or to the page that says what visitors see now.

    The second of two clicks, which had nothing to do, sees what the first one did.
    """
    if saved.prepared:
        messages.success(
            request, _("Prepared. Visitors see it once the merchant has said yes.")
        )
        return steps.go_on(request, way) if way else redirect(request.get_full_path())
    remember(request, saved.memory)
    entry = saved.entry or services.latest(visit.shop, *actions)
    if way is not None:
        _say_online(request, visit, saved)
        return steps.go_on(request, way)
    if entry is None:
        return redirect("merchants:shop", pk=visit.shop.pk)
    return redirect("merchants:change", pk=visit.shop.pk, entry=entry.pk)


def remember(request: HttpRequest, memory: Memory | None) -> None:
    """Keep the e-mail address before a change, for as long as one is logged in."""
    if memory is not None:
        request.session[MEMORY] = list(memory)


def memory_of(request: HttpRequest) -> Memory | None:
    """The e-mail address before the last change of it by this person."""
    kept = request.session.get(MEMORY)
    return Memory(*kept) if kept else None


def _say_online(request: HttpRequest, visit: Visit, saved: Saved) -> None:
    if saved.entry is None:
        return
    url = reverse("merchants:change", args=[visit.shop.pk, saved.entry.pk])
    words = _("Visitors see it now.")
    link = _("Look at it, or take it back")
    messages.success(request, format_html('{} <a href="{}">{}</a>', words, url, link))
