"""Claims in the admin: what presidents and the city decide, and letters to print."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from core.private import HEADERS
from core.validators import phone_words
from merchants import mail
from merchants.choices import ClaimState, Proof
from merchants.claiming import claims, codes
from merchants.claiming.forms import ReasonForm
from merchants.models import Claim
from moderation.rights import is_city, reviewed_unions, rights
from shops.choices import MemberRole


def may_see_claims(user: Any) -> bool:
    """Whether somebody decides on claims at all."""
    return is_city(user) or bool(reviewed_unions(user))


@never_cache
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The claims that wait for this person, oldest first."""
    if not may_see_claims(request.user):
        raise PermissionDenied
    rows = [
        {
            "claim": claim,
            "name": claim.user.get_full_name() or claim.user.email,
            "due": claims.union_due(claim),
        }
        for claim in claims.for_desk(request.user)
    ]
    context = _context(_("Requests for pages"), rows=rows)
    return render(request, "merchants/admin/claims.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """One claim beside what is known of the shop: yes, or no with a reason."""
    rows = Claim.objects.select_related("shop__place", "shop__union", "user")
    claim = get_object_or_404(rows, pk=pk)
    if not _may_decide(request.user, claim):
        raise PermissionDenied
    waiting = claim.state == ClaimState.WAITING and claim.proof == Proof.UNION
    if request.method != "POST" or not waiting:
        return _claim_page(request, claim, ReasonForm())
    form = ReasonForm(request.POST)
    try:
        if request.POST.get("decision") == "accept":
            claims.accept(claim.pk, request.user)
            messages.success(request, _("Accepted. The person was told."))
        elif form.is_valid():
            claims.refuse(claim.pk, request.user, form.cleaned_data["reason"])
            messages.success(request, _("Refused. The person was told why."))
        else:
            return _claim_page(request, claim, form, status=422)
    except claims.Decided:
        messages.warning(request, _("Somebody answered already."))
    return redirect("merchants_claims")


def _may_decide(user: Any, claim: Claim) -> bool:
    """Nobody decides on his own claim, whatever he presides."""
    return claim.user_id != user.pk and rights(user, claim.shop).review


def _claim_page(
    request: HttpRequest, claim: Claim, form: ReasonForm, status: int = 200
) -> HttpResponse:
    shop = claim.shop
    owners = shop.memberships.filter(role=MemberRole.OWNER).select_related("user")
    context = _context(
        shop.name,
        claim=claim,
        shop=shop,
        form=form,
        waiting=claim.state == ClaimState.WAITING and claim.proof == Proof.UNION,
        phone=phone_words(shop.place.phone) if shop.place.phone else "",
        owners=[str(owner.user) for owner in owners],
        same_siret=bool(claim.siret) and claim.siret == shop.siret,
        other_siret=bool(claim.siret and shop.siret) and claim.siret != shop.siret,
        register=claim.company if claim.company.get("source") == "register" else {},
    )
    context["breadcrumbs_items"].insert(
        1, {"url": reverse("merchants_claims"), "label": _("Requests for pages")}
    )
    return render(request, "merchants/admin/claim.html", context, status=status)


@never_cache
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Letters that wait to be printed, and those of the last weeks; for the city."""
    if not is_city(request.user):
        raise PermissionDenied
    asked = Claim.objects.filter(state=ClaimState.WAITING, proof=Proof.LETTER)
    rows = asked.select_related("shop__place").order_by("made_at", "pk")
    context = _context(
        _("Letters to send"),
        waiting=[claim for claim in rows if claim.letter_printed_at is None],
        printed=[claim for claim in rows if claim.letter_printed_at is not None],
    )
    return render(request, "merchants/admin/letters.html", context)


@require_POST
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter on A4; its code is made now and shown nowhere else."""
    claim = get_object_or_404(Claim.objects.select_related("shop"), pk=pk)
    if claim.user_id == request.user.pk or not rights(request.user, claim.shop).city:
        raise PermissionDenied
    printed = codes.print_letter(pk, request.user)
    if printed is None:
        messages.warning(request, _("No letter is asked for here any more."))
        return redirect("merchants_letters")
    claim, code = printed
    with override(claim.language):
        context = {
            "lang": claim.language,
            "lines": codes.letter_address(claim.shop),
            "shop": claim.shop,
            "code": f"{code[:3]} {code[3:]}",
            "ends_at": claim.code_ends_at,
            "site_url": mail.address("door", claim.language),
        }
        response = render(request, "merchants/claiming/letter.html", context)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _context(title: str, **more: Any) -> dict[str, Any]:
    """What Wagtail's own pages give to its head."""
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": "", "label": title},
    ]
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": "tag",
        "breadcrumbs_items": crumbs,
        **more,
    }
