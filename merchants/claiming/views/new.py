"""A new fiche: the SIRET, then "is this right?", and it is there to be filled in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core import languages
from core.formats import date_words
from merchants import company, limits, steps
from merchants.access import member
from merchants.claiming import trades, twins
from merchants.claiming.forms import ShopForm, SiretForm
from merchants.claiming.memory import recall, remember, typed
from merchants.claiming.opening import Taken, Wanted, open_shop
from merchants.pages import show
from moderation.rights import rights
from shops.models import Membership, Shop

NOT_KEPT, TOO_MANY = 422, 429
LOOK_UPS_A_DAY, LOOK_UPS_THERE = 30, 90
SHOPS_A_DAY, SHOPS_THERE = 8, 24
PREFILLED = ("name", "street_address", "postal_code", "city")


@require_http_methods(["GET", "HEAD", "POST"])
@member
def siret(request: HttpRequest) -> HttpResponse:
    """Ask for the number, and the register for what it knows of it."""
    if request.method != "POST":
        kept = {"siret": recall(request)["siret"], **typed(request)}
        return _siret_page(request, SiretForm(initial=kept))
    form = SiretForm(request.POST)
    if not form.is_valid():
        return _siret_page(request, form, NOT_KEPT)
    number = form.cleaned_data["siret"]
    try:
        found = look_up(request, number)
    except limits.TooMany:
        form.add_error(None, too_many())
        return _siret_page(request, form, TOO_MANY)
    if isinstance(found, company.Company) and found.is_closed:
        form.add_error("siret", _closed_words(found))
        return _siret_page(request, form, NOT_KEPT)
    remember(request, number, found)
    there = twins.of_siret(number)
    return redirect("merchants:claim", there.pk) if there else redirect("merchants:new")


def look_up(request: HttpRequest, number: str) -> company.Found:
    """Ask the register, in no transaction; raises limits.TooMany."""
    limits.take_for(request, "siret", LOOK_UPS_A_DAY, LOOK_UPS_THERE)
    return company.find(number)


def too_many() -> str:
    """Why nothing was done, and when it goes on."""
    return _("That was often for one day. Try again tomorrow, or call us.")


def _closed_words(found: company.Company) -> str:
    """The fault of a number whose establishment has closed."""
    try:
        day = parse_date(found.closed_on)
    except ValueError:
        day = None
    if day is None:
        return _(
            "The register says that this establishment has closed. Use the SIRET of where you are now."
        )
    return _(
        "The register says that this establishment closed on %(day)s. Use the SIRET of where you are now."
    ) % {"day": date_words(day, languages.active(), "full")}


def _siret_page(
    request: HttpRequest, form: SiretForm, status: int = 200
) -> HttpResponse:
    title = _("What is your SIRET?")
    return show(request, "claiming/siret", title, {"form": form}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@member
def new(request: HttpRequest) -> HttpResponse:
    """ "Is this right?": what the register says, or a form to type."""
    kept = recall(request)
    if not kept["siret"]:
        return redirect("merchants:siret")
    if request.method != "POST":
        return _form_page(request, ShopForm(initial=_initial(request, kept)), kept)
    form = ShopForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, kept, NOT_KEPT)
    if "other" not in request.POST and not _has(request, kept["siret"]):
        alike = _alike(form)
        if alike:
            return _alike_page(request, form, alike)
    return _open(request, form, kept)


def _open(request: HttpRequest, form: ShopForm, kept: dict[str, Any]) -> HttpResponse:
    """Make the fiche; the second of two clicks comes to the one of the first."""
    wanted = Wanted(siret=kept["siret"], company=kept["company"], **form.cleaned_data)
    try:
        if not _has(request, wanted.siret):
            limits.take_for(request, "shop", SHOPS_A_DAY, SHOPS_THERE)
        shop = open_shop(request.user, wanted, languages.active())
    except limits.TooMany:
        form.add_error(None, too_many())
        return _form_page(request, form, kept, TOO_MANY)
    except Taken as taken:
        return redirect("merchants:claim", taken.shop.pk)
    messages.success(
        request,
        _(
            "Your page is there, for you alone. Fill it in: nothing is public before you send it and it was read."
        ),
    )
    return redirect(_first_question(request, shop))


def _first_question(request: HttpRequest, shop: Shop) -> str:
    """The address of what is still to be said; of the room when nothing is."""
    step = steps.next_to_do(shop, rights(request.user, shop))
    return reverse(step.url_name if step else "merchants:shop", args=[shop.pk])


def _has(request: HttpRequest, number: str) -> bool:
    """Whether this person has a fiche of this establishment already."""
    return Membership.objects.filter(user=request.user, shop__siret=number).exists()


def _alike(form: ShopForm) -> list[Shop]:
    names = ("name", "street_address", "postal_code", "city")
    return twins.alike(*(form.cleaned_data[name] for name in names))


def _initial(request: HttpRequest, kept: dict[str, Any]) -> dict[str, Any]:
    """What the register said, and the trade that its code means."""
    found = kept["company"]
    known = {name: found.get(name, "") for name in PREFILLED}
    known["trade"] = trades.suggested(found.get("naf", ""))
    return {**known, **typed(request)}


def _form_page(
    request: HttpRequest, form: ShopForm, kept: dict[str, Any], status: int = 200
) -> HttpResponse:
    prefilled = bool(kept["company"].get("street_address"))
    title = _("Is this right?") if prefilled else _("Where is your shop?")
    context = {"form": form, "why": kept["why"], "siret": kept["siret"]}
    return show(request, "claiming/new", title, context, status)


def _alike_page(
    request: HttpRequest, form: ShopForm, shops: list[Shop]
) -> HttpResponse:
    """The fiches that may be of this very shop, before a second one is made."""
    context = {"form": form, "shops": shops}
    return show(request, "claiming/alike", _("Is it one of these?"), context)
