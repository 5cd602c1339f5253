"""Somebody asks for a shop that has an owner: the owner answers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from merchants.access import Visit, of_shop
from merchants.claiming import claims
from merchants.claiming.forms import REFUSE, OwnersForm
from merchants.claiming.memory import typed
from merchants.claiming.views.new import NOT_KEPT
from merchants.models import Claim
from merchants.pages import show


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("members")
def asked(request: HttpRequest, visit: Visit, claim: int) -> HttpResponse:
    """Yes as an employee, yes as an owner, or no with a reason."""
    found = (
        Claim.objects.filter(shop=visit.shop, pk=claim).select_related("user").first()
    )
    if found is None:
        raise Http404("no such claim")
    if not claims.of_owners(visit.shop).filter(pk=found.pk).exists():
        messages.warning(request, _("Somebody answered already."))
        return redirect("merchants:shop", visit.shop.pk)
    if request.method != "POST":
        return _page(request, visit, found, OwnersForm(initial=typed(request)))
    form = OwnersForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, found, form, NOT_KEPT)
    answer, reason = form.cleaned_data["answer"], form.cleaned_data["reason"]
    try:
        if answer == REFUSE:
            claims.refuse(found.pk, request.user, reason)
        else:
            claims.accept(found.pk, request.user, answer)
        messages.success(request, _("Thank you. We told the person your answer."))
    except claims.Decided:
        messages.warning(request, _("Somebody answered already."))
    return redirect("merchants:shop", visit.shop.pk)


def _page(
    request: HttpRequest,
    visit: Visit,
    found: Claim,
    form: OwnersForm,
    status: int = 200,
) -> HttpResponse:
    context = {
        "shop": visit.shop,
        "form": form,
        "claim": found,
        "name": claims.name_of(found.user),
    }
    title = _("Somebody asks to keep this page with you")
    return show(request, "claiming/asked", title, context, status)
