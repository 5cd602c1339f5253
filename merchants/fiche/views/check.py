"""The first screen: what the portal knows of a shop, to be confirmed by its own."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core import languages
from core.audit import entries, record
from core.formats import weekday_words
from core.validators import phone_words
from merchants.access import Visit, of_shop
from merchants.claiming.opening import MADE
from merchants.fiche.forms import WrongForm
from merchants.help.mandates import running
from merchants.pages import show
from merchants.steps import go_on, way
from places import guard, reports
from places.clock import this_minute
from places.hours.week import usual_week
from places.hours.wording import day_hours_words
from places.special_days import today
from shops.models import Shop

CHECKED = "fiche.checked"
NOT_KEPT, TOO_MANY = 422, 429


def is_checked(shop: Shop, draft: Any = None) -> bool:
    """Whether somebody of the shop said what the portal knows, or that it is right."""
    return entries(shop, [CHECKED, MADE]).exists()


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("words", "facts", "prepare")
def check(request: HttpRequest, visit: Visit) -> HttpResponse:
    """ "It is right", or what is wrong, which goes to the city."""
    if request.method != "POST":
        return _show(request, visit, WrongForm())
    if "right" in request.POST:
        if not is_checked(visit.shop):
            held = running(visit.shop) if visit.rights.prepare else None
            behalf = held.given_by if held else ""
            record(CHECKED, visit.shop, request.user, behalf)
        return go_on(request, way("check", visit.shop, visit.rights))
    form = WrongForm(request.POST)
    if not form.is_valid():
        return _show(request, visit, form, NOT_KEPT)
    try:
        reports.receive(
            visit.shop.place,
            **form.cleaned_data,
            language=languages.active(),
            sender=guard.sender_of(request),
        )
    except guard.TooMany:
        form.add_error(None, _("You have sent many. Please try again in an hour."))
        return _show(request, visit, form, TOO_MANY)
    words = _("Thank you. The city corrects it within 5 working days.")
    messages.success(request, words)
    return go_on(request, way("check", visit.shop, visit.rights))


def _show(
    request: HttpRequest, visit: Visit, form: WrongForm, status: int = 200
) -> HttpResponse:
    context = {
        "shop": visit.shop,
        "form": form,
        "facts": known(visit.shop),
        "hours": hours(visit.shop),
        "way": way("check", visit.shop, visit.rights),
    }
    return show(request, "fiche/check", _("Is this right?"), context, status)


def known(shop: Shop) -> list[dict[str, str]]:
    """What the portal knows, row by row; what it does not know says so."""
    category = shop.category.localized
    rows = [
        (_("Name"), shop.name),
        (_("Trade"), category.name),
        (_("Address"), shop.place.address_line),
        (_("Phone"), phone_words(shop.place.phone) if shop.place.phone else ""),
        (_("SIRET"), shop.siret),
    ]
    return [{"label": label, "words": words or _("not known")} for label, words in rows]


def hours(shop: Shop) -> list[dict[str, str]]:
    """The usual week in words."""
    language = languages.active()
    week = usual_week(shop.place.opening_hours, today(this_minute()))
    return [
        {
            "label": weekday_words(day.date.weekday(), language),
            "words": day_hours_words(day, language),
        }
        for day in week
    ]
