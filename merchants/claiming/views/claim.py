"""A fiche that is there: "is this your shop?", the SIRET, then the way of the proof."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core import languages
from core.private import private
from merchants import limits
from merchants.access import member
from merchants.choices import ClaimState, Proof
from merchants.claiming import claims, codes, twins
from merchants.claiming.forms import ProofForm, SiretForm
from merchants.claiming.memory import recall, remember, typed
from merchants.claiming.views.new import NOT_KEPT, TOO_MANY, look_up, too_many
from merchants.models import Claim
from merchants.pages import show
from places import guard
from places.contacts import masked
from shops.models import Shop

CLAIMS_A_DAY, CLAIMS_THERE = 10, 20


def find_shop(request: HttpRequest, pk: int) -> Shop:
    """A shop that visitors see; an unpublished one only for who knows its SIRET."""
    shop = twins.shown_shops().filter(pk=pk).first()
    if shop is None:
        hidden = twins.open_shops().filter(pk=pk).exclude(siret="").first()
        known = request.user.is_authenticated and recall(request)["siret"]
        shop = hidden if hidden and hidden.siret == known else None
    if shop is None:
        raise Http404("no such shop")
    return shop


def _elsewhere(request: HttpRequest, shop: Shop) -> HttpResponse | None:
    """Who keeps the shop goes to its room; who asked already sees what became of it."""
    if shop.memberships.filter(user=request.user).exists():
        return redirect("merchants:shop", shop.pk)
    return None


def _waiting(request: HttpRequest, shop: Shop) -> Claim | None:
    mine = Claim.objects.filter(user=request.user, shop=shop)
    return mine.filter(state=ClaimState.WAITING).first()


@require_http_methods(["GET", "HEAD", "POST"])
@private
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Explain to who is not logged in; ask others for the SIRET."""
    shop = find_shop(request, pk)
    if not request.user.is_authenticated:
        return _explain(request, shop)
    elsewhere = _elsewhere(request, shop)
    if elsewhere is not None:
        return elsewhere
    waiting = _waiting(request, shop)
    if waiting is not None:
        return redirect("merchants:claim_state", waiting.pk)
    if request.method != "POST":
        kept = {"siret": recall(request)["siret"], **typed(request)}
        return _claim_page(request, shop, SiretForm(initial=kept))
    form = SiretForm(request.POST)
    if not form.is_valid():
        return _claim_page(request, shop, form, NOT_KEPT)
    number = form.cleaned_data["siret"]
    try:
        remember(request, number, look_up(request, number))
    except limits.TooMany:
        form.add_error(None, too_many())
        return _claim_page(request, shop, form, TOO_MANY)
    return redirect("merchants:claim_proof", shop.pk)


def _explain(request: HttpRequest, shop: Shop) -> HttpResponse:
    """What keeping one's page means, and the way to log in and come back here."""
    query = urlencode({"next": request.get_full_path()})
    context = {"about": shop, "login": f"{resolve_url(settings.LOGIN_URL)}?{query}"}
    return show(request, "claiming/explain", _("Is this your shop?"), context)


def _claim_page(
    request: HttpRequest, shop: Shop, form: SiretForm, status: int = 200
) -> HttpResponse:
    context = {"about": shop, "form": form}
    return show(request, "claiming/claim", _("Is this your shop?"), context, status)


@require_http_methods(["GET", "HEAD", "POST"])
@member
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose how to prove it; or, when somebody keeps it, ask that person."""
    shop = find_shop(request, pk)
    elsewhere = _elsewhere(request, shop)
    if elsewhere is not None:
        return elsewhere
    offered = claims.proofs(shop)
    if request.method != "POST":
        waiting = _waiting(request, shop)
        first = {"proof": waiting.proof if waiting else offered[0], **typed(request)}
        form = ProofForm(_choices(shop, offered), initial=first)
        return _proof_page(request, shop, form)
    form = ProofForm(_choices(shop, offered), request.POST)
    if not form.is_valid():
        return _proof_page(request, shop, form, NOT_KEPT)
    try:
        limits.take_for(request, "claim", CLAIMS_A_DAY, CLAIMS_THERE)
        made = claims.make(request.user, shop, _asking(request, form))
    except limits.TooMany:
        form.add_error(None, too_many())
        return _proof_page(request, shop, form, TOO_MANY)
    return redirect("merchants:claim_state", made.pk)


def _asking(request: HttpRequest, form: ProofForm) -> claims.Asking:
    kept = recall(request)
    return claims.Asking(
        **form.cleaned_data,
        siret=kept["siret"],
        company=kept["company"],
        language=languages.active(),
        ip=guard.sender_of(request),
    )


def _choices(shop: Shop, offered: list[str]) -> list[tuple[str, Any]]:
    """The ways in words, with a masked address: only its owner knows the whole."""
    reader = shop.union.name if shop.union else _("The city")
    words = {
        Proof.EMAIL: _("A code by e-mail to %(address)s, now")
        % {"address": masked(codes.known_email(shop))},
        Proof.LETTER: _("A code by letter to %(address)s, in a few days")
        % {"address": ", ".join(codes.letter_address(shop)[1:])},
        Proof.UNION: _("%(union)s confirms that you run it") % {"union": reader},
    }
    return [(way, words[way]) for way in offered]


def _proof_page(
    request: HttpRequest, shop: Shop, form: ProofForm, status: int = 200
) -> HttpResponse:
    kept = claims.owners_decide(shop)
    title = (
        _("Somebody keeps this page already") if kept else _("How can you prove it?")
    )
    context = {"about": shop, "form": form, "kept": kept}
    return show(request, "claiming/proof", title, context, status)
