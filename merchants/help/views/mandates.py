"""What an agent does under a mandate: choose the shop, record it, send the link."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from core import languages
from core.qr import qr_data
from merchants import limits
from merchants.choices import VisitState
from merchants.help import drafts, mandates, selectors, sms, visits
from merchants.help.agents import agents_only
from merchants.help.forms import MandateForm
from merchants.models import FieldMandate, VisitRequest
from merchants.pages import show
from places.contacts import masked
from shops.models import Shop

WRONG = 422
MAX_KEY_DIGITS = 15


@require_safe
@agents_only
def choose(request: HttpRequest) -> HttpResponse:
    """For which shop? By its name or its street."""
    query = request.GET.get("q", "")
    request_of = asked_visit(request, request.GET.get("visit", ""))
    if not query and request_of is not None:
        query = request_of.shop_name
    context = {
        "q": query,
        "visit": request_of,
        "shops": selectors.shops_named(query),
    }
    return show(request, "help/choose", _("For which shop?"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@agents_only
def mandate(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a mandate; once it runs, what to do with it."""
    shop = get_object_or_404(Shop.objects.select_related("place"), pk=pk)
    if not shop.is_active:
        raise Http404("no such shop")
    there = mandates.running(shop)
    if there is not None and there.agent_id != request.user.pk:
        return show(request, "help/busy", shop.name, {"busy": shop}, WRONG)
    if there is not None:
        return _running(request, shop, there)
    return _record(request, shop)


def _record(request: HttpRequest, shop: Shop) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    asked = asked_visit(request, sent.get("visit", ""))
    form = MandateForm(request.POST or None, initial=_known(asked))
    if request.method == "POST" and form.is_valid():
        try:
            mandates.record(shop, request.user, form.cleaned_data, asked)
        except mandates.Busy:
            return show(request, "help/busy", shop.name, {"busy": shop}, WRONG)
        if asked is not None:
            VisitRequest.objects.filter(pk=asked.pk, shop=None).update(shop=shop)
        return redirect("merchants:mandate", pk=shop.pk)
    context = {
        "of": shop,
        "form": form,
        "visit": asked,
        "kept": bool(mandates.owners_of(shop)),
    }
    status = WRONG if form.errors else 200
    return show(request, "help/mandate_form", _("The mandate"), context, status)


def _known(asked: VisitRequest | None) -> dict[str, Any]:
    """What the request for a visit says already."""
    known = {"given_on": timezone.localdate(), "language": languages.SOURCE}
    if asked is not None:
        known |= {
            "given_by": asked.name,
            "email": asked.email,
            "phone": asked.phone,
            "language": asked.language,
        }
    return known


def _running(request: HttpRequest, shop: Shop, there: FieldMandate) -> HttpResponse:
    owners = mandates.owners_of(shop)
    context = {
        "shop": shop,
        "mandate": there,
        "state": selectors.state_words(there),
        "empty": drafts.is_empty(drafts.draft_of(shop)),
        "addresses": [masked(owner.email) for owner in owners] or [there.email],
        "kept": bool(owners),
    }
    return show(request, "help/mandate", _("On behalf of the merchant"), context)


@require_POST
@agents_only
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """The link, by mail."""
    there = own_mandate(request, pk)
    try:
        addresses = mandates.send(there)
    except mandates.Nothing:
        messages.error(request, _("Nothing is prepared yet: fill in the page first."))
    except mandates.NoAddress:
        messages.error(request, _("There is no e-mail address: show the link instead."))
    except limits.TooMany:
        messages.warning(
            request,
            _("Five links were sent today. Try again tomorrow, or show the link."),
        )
    else:
        words = ngettext(
            "The link is on its way to %(count)d address. It is good for 30 days.",
            "The link is on its way to %(count)d addresses. It is good for 30 days.",
            len(addresses),
        )
        messages.success(request, words % {"count": len(addresses)})
    return redirect("merchants:mandate", pk=pk)


@require_POST
@agents_only
def show_link(request: HttpRequest, pk: int) -> HttpResponse:
    """The link as a code to scan, as a message for his phone, and in clear.

    It is made anew each time, and shown only in the answer to this click.
    """
    there = own_mandate(request, pk)
    try:
        address = mandates.show(there)
    except mandates.Nothing:
        messages.error(request, _("Nothing is prepared yet: fill in the page first."))
        return redirect("merchants:mandate", pk=pk)
    except mandates.Kept as fault:
        raise PermissionDenied from fault
    context = {
        "shop": there.shop,
        "mandate": there,
        "address": address,
        "code": qr_data(address),
        "sms": sms.sms_link(there, address),
    }
    return show(request, "help/link", _("The link of the merchant"), context)


@require_POST
@agents_only
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """End the mandate; nothing of what was prepared stays."""
    mandates.give_up(own_mandate(request, pk))
    messages.success(request, _("The mandate is over. Nothing was published."))
    return redirect("merchants:visits")


def own_mandate(request: HttpRequest, pk: int) -> FieldMandate:
    """The mandate of this agent that runs for a shop; refused to anybody else."""
    shop = get_object_or_404(Shop.objects.select_related("place"), pk=pk)
    there = mandates.running(shop)
    if there is None or there.agent_id != request.user.pk:
        raise PermissionDenied
    there.shop = shop
    return there


def asked_visit(request: HttpRequest, key: str) -> VisitRequest | None:
    """The request for a visit that an address names, if this agent may read it."""
    is_key = key.isascii() and key.isdigit() and len(key) <= MAX_KEY_DIGITS
    if not is_key:
        return None
    found = visits.seen_by(request.user).filter(pk=int(key))
    return found.exclude(state=VisitState.GIVEN_UP).first()
