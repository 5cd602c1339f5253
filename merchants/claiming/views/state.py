"""What became of a claim, for who made it; the code is typed here."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core import languages
from core.formats import date_words
from merchants import limits
from merchants.access import member
from merchants.choices import ClaimState, Proof
from merchants.claiming import claims, codes
from merchants.claiming.codes import Checked
from merchants.claiming.forms import CodeForm
from merchants.claiming.views.new import NOT_KEPT, too_many
from merchants.models import Claim
from merchants.pages import show
from places import guard
from places.contacts import masked


def _own(request: HttpRequest, pk: int) -> Claim:
    """The person's own claim; others' are refused."""
    rows = Claim.objects.select_related("shop__place", "shop__union")
    found = get_object_or_404(rows, pk=pk)
    if found.user_id != request.user.pk:
        raise PermissionDenied
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@member
def state(request: HttpRequest, claim: int) -> HttpResponse:
    """Where it stands; a code that is typed accepts it at once."""
    found = _own(request, claim)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or found.state != ClaimState.WAITING:
        return _page(request, found, CodeForm())
    if not form.is_valid():
        return _page(request, found, form, NOT_KEPT)
    try:
        checked = claims.prove(found.pk, request.user, form.cleaned_data["code"])
    except claims.Decided:
        return redirect("merchants:claim_state", found.pk)
    if checked is Checked.RIGHT:
        messages.success(request, _("Thank you: this page is yours to keep now."))
        return redirect("merchants:shop", found.shop_id)
    if checked is Checked.ASKED:
        return redirect("merchants:claim_state", found.pk)
    found.refresh_from_db()
    form.add_error("code", _fault(checked, found))
    return _page(request, found, form, NOT_KEPT)


def _fault(checked: Checked, found: Claim) -> str:
    if checked is Checked.ENDED:
        return _("This code no longer works. Ask for a new one.")
    if checked is Checked.USED_UP:
        return _("That was wrong too often. Ask for a new code.")
    left = codes.MAX_TRIES - found.attempts
    return _("This is not the code. Tries left: %(left)s.") % {"left": left}


@require_POST
@member
def resend(request: HttpRequest, claim: int) -> HttpResponse:
    """Another code to the same address, or another letter."""
    found = _own(request, claim)
    try:
        claims.resend(found.pk, request.user, guard.sender_of(request))
        messages.success(
            request, _("A new code is on its way. Older ones no longer work.")
        )
    except limits.TooMany:
        messages.warning(request, too_many())
    except claims.Decided:
        pass
    return redirect("merchants:claim_state", found.pk)


@require_POST
@member
def withdraw(request: HttpRequest, claim: int) -> HttpResponse:
    """Give up."""
    found = _own(request, claim)
    try:
        claims.withdraw(found.pk, request.user)
        messages.success(request, _("Your request is taken back."))
    except claims.Decided:
        pass
    return redirect("merchants:claim_state", found.pk)


def _page(
    request: HttpRequest, found: Claim, form: CodeForm, status: int = 200
) -> HttpResponse:
    waiting = found.state == ClaimState.WAITING
    shop = found.shop
    context: dict[str, Any] = {
        "about": shop,
        "claim": found,
        "form": form,
        "waiting": waiting,
        "accepted": found.state == ClaimState.ACCEPTED,
        "refused": found.state == ClaimState.REFUSED,
        "sentence": _sentence(found) if waiting else "",
        "asks_code": waiting and _asks_code(found),
        "may_resend": waiting and _may_resend(found),
        "others": waiting and len(claims.proofs(shop)) > 1,
    }
    return show(request, "claiming/state", _("Your request"), context, status)


def _asks_code(found: Claim) -> bool:
    return found.proof in (Proof.EMAIL, Proof.LETTER) and bool(found.code_digest)


def _may_resend(found: Claim) -> bool:
    printed = found.proof == Proof.LETTER and found.letter_printed_at is not None
    return found.proof == Proof.EMAIL or printed


def _sentence(found: Claim) -> str:
    """What the person waits for, and until when."""
    language = languages.active()
    if found.proof == Proof.EMAIL:
        address = masked(codes.known_email(found.shop))
        return _("We sent a code to %(address)s. It works for 30 minutes.") % {
            "address": address
        }
    if found.proof == Proof.LETTER:
        words = _(
            "The city sends a letter with a code to %(address)s. It takes a few days; the code works for 30 days."
        )
        return words % {"address": ", ".join(codes.letter_address(found.shop)[1:])}
    if claims.is_with_owners(found, timezone.now()):
        day = date_words(claims.owners_due(found), language)
        return _(
            "We asked who keeps this page. Without an answer by %(day)s the union or the city decides."
        ) % {"day": day}
    reader = found.shop.union.name if found.shop.union else _("The city")
    day = date_words(claims.union_due(found), language)
    return _("%(union)s reads your request and answers by %(day)s.") % {
        "union": reader,
        "day": day,
    }
