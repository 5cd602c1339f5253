"""Contact, what one finds there, access: one form each."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.marks import mark
from merchants import steps
from merchants.access import Visit, of_shop
from merchants.facts import details as facts
from merchants.facts.forms import AccessForm, ContactForm, OfferedForm, SeenForm
from merchants.facts.presentation import field_words
from merchants.facts.services import Stale
from merchants.facts.shown import shown_to
from merchants.facts.views.answers import after, way_of, writer_of
from merchants.pages import show

WRONG, CONFLICT = 422, 409


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("facts", "prepare")
def contact(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Phone, e-mail, website, and what of them visitors see."""
    title, way = _("How can customers reach you?"), way_of(request, visit, "contact")
    return _answer(request, visit, facts.CONTACT, ContactForm, title, way)


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("facts", "prepare")
def offered(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Languages, means of payment, services."""
    return _answer(request, visit, facts.OFFERED, OfferedForm, _("What one finds here"))


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("facts", "prepare")
def access(request: HttpRequest, visit: Visit) -> HttpResponse:
    """How one gets in."""
    return _answer(request, visit, facts.ACCESS, AccessForm, _("How does one get in?"))


def _answer(
    request: HttpRequest,
    visit: Visit,
    action: str,
    form_class: Callable[..., SeenForm],
    title: str,
    way: steps.Way | None = None,
) -> HttpResponse:
    """Show the form, or write it; 409 with both values when somebody was faster."""
    now = facts.fields_of(shown_to(visit.shop, visit.rights), action)
    initial = {**now, "seen": mark(now)}
    data = request.POST if request.method == "POST" else None
    form = form_class(data, initial=initial)
    context: dict[str, Any] = {"shop": visit.shop, "form": form, "way": way}
    if data is None:
        return show(request, f"{action.replace('.', '/')}", title, context)
    if not form.is_valid():
        return show(request, f"{action.replace('.', '/')}", title, context, WRONG)
    values, writer = form.values(), writer_of(request, visit)
    try:
        saved = facts.save_details(
            visit.shop, writer, action, values, form.cleaned_data["seen"]
        )
    except Stale:
        context["theirs"] = _others(form, now, values)
        form.data = form.data.copy()
        form.data["seen"] = mark(now)
        return show(request, f"{action.replace('.', '/')}", title, context, CONFLICT)
    return after(request, visit, saved, (action,), way)


def _others(
    form: SeenForm, now: dict[str, Any], values: dict[str, Any]
) -> list[dict[str, str]]:
    """What is stored where it differs from what was typed."""
    return [
        {
            "label": str(form.fields[name].label),
            "theirs": field_words(name, now[name]),
            "mine": field_words(name, values[name]),
        }
        for name in values
        if now[name] != values[name]
    ]
