"""One change of a fact: what visitors see now, and how to take it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import audit, languages
from core.models import AuditEntry
from merchants.access import Visit, of_shop
from merchants.facts import services
from merchants.facts.history import line
from merchants.facts.presentation import differences, seen_by_visitors
from merchants.facts.views.answers import memory_of, remember
from merchants.pages import show

FACTS = "facts."


@require_safe
@of_shop("see")
def entry(request: HttpRequest, visit: Visit, entry: int) -> HttpResponse:
    """What was changed, what visitors see now, and a button that takes it back."""
    found = _entry_or_404(visit, entry)
    language = languages.active()
    touched = {
        name
        for part in ("place", "shop")
        for name in found.data.get("after", {}).get(part, {})
    } | ({"email"} if found.data.get("email") else set())
    memory = memory_of(request)
    can_undo = visit.rights.facts and services.may_undo(visit.shop, found, memory)
    context = {
        "shop": visit.shop,
        "entry": line(found, language),
        "differences": differences(found.data, language),
        "seen": seen_by_visitors(visit.shop, touched, language),
        "can_undo": can_undo,
        "page_url": visit.shop.place.cards.get(language, {}).get("url", ""),
    }
    return show(request, "facts/change", _("What visitors see now"), context)


@require_POST
@of_shop("facts")
def undo(request: HttpRequest, visit: Visit, entry: int) -> HttpResponse:
    """Take a change back, if nobody changed it since."""
    found = _entry_or_404(visit, entry)
    try:
        saved = services.undo(visit.shop, request.user, found, memory_of(request))
    except services.Kept:
        messages.warning(
            request,
            _("It stays as it is: it was changed since, or taken back already."),
        )
        return redirect("merchants:change", pk=visit.shop.pk, entry=found.pk)
    remember(request, saved.memory)
    messages.success(request, _("Taken back. It is as it was before."))
    done = saved.entry or found
    return redirect("merchants:change", pk=visit.shop.pk, entry=done.pk)


def _entry_or_404(visit: Visit, pk: int) -> AuditEntry:
    """An entry about a fact of this very shop."""
    found = audit.entries(visit.shop).filter(pk=pk, action__startswith=FACTS).first()
    if found is None:
        raise Http404("no such change")
    return found
