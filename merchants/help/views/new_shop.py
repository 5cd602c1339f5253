"""A shop that has no page yet, made by an agent before he records the mandate."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from merchants import limits
from merchants.claiming.opening import Taken, Wanted, prepare_shop
from merchants.help.agents import agents_only
from merchants.help.forms import NewShopForm
from merchants.help.views.mandates import asked_visit
from merchants.models import VisitRequest
from merchants.pages import show
from shops.models import Shop

WRONG, TOO_MANY = 422, 429
SHOPS_A_DAY = 40


@require_http_methods(["GET", "HEAD", "POST"])
@agents_only
def new(request: HttpRequest) -> HttpResponse:
    """SIRET, name, address, trade; a shop that is there already leads to its mandate."""
    sent = request.POST if request.method == "POST" else request.GET
    asked = asked_visit(request, sent.get("visit", ""))
    form = NewShopForm(request.POST or None, initial=_known(asked))
    status = WRONG if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            return _to_mandate(_made(request, form), asked)
        except Taken as taken:
            return _to_mandate(taken.shop, asked)
        except limits.TooMany:
            form.add_error(None, _("That was often for one day. Try again tomorrow."))
            status = TOO_MANY
    context = {"form": form, "visit": asked}
    return show(request, "help/new_shop", _("A shop without a page"), context, status)


def _made(request: HttpRequest, form: NewShopForm) -> Shop:
    limits.take("agent-shop", (limits.of("user", request.user.pk), SHOPS_A_DAY))
    return prepare_shop(request.user, Wanted(**form.cleaned_data))


def _known(asked: VisitRequest | None) -> dict[str, str]:
    return {"name": asked.shop_name} if asked else {}


def _to_mandate(shop: Shop, asked: VisitRequest | None) -> HttpResponse:
    url = reverse("merchants:mandate", args=[shop.pk])
    return redirect(f"{url}?visit={asked.pk}" if asked else url)
