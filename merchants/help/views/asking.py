"""“Somebody comes by and makes it with you”: the public form, and what follows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core import languages
from core.private import private
from merchants.help import visits
from merchants.help.forms import AskForm
from merchants.pages import show
from moderation.rights import rights
from places import guard
from shops.models import Shop

NOT_KEPT, TOO_MANY, SECONDS_AN_HOUR = 422, 429, 3600
MAX_KEY_DIGITS = 15


@require_http_methods(["GET", "HEAD", "POST"])
@private
def ask(request: HttpRequest) -> HttpResponse:
    """The form; who keeps a shop finds it filled in. A good one leads to the thanks."""
    sent = request.POST if request.method == "POST" else request.GET
    shop = own_shop(request, sent.get("shop", ""))
    if request.method != "POST":
        return _page(request, AskForm(initial=known(request, shop)), shop)
    if request.POST.get(guard.HONEYPOT):
        # A robot must not learn that it was recognised.
        return redirect("merchants:help_thanks")
    return _receive(request, shop)


@require_safe
@private
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens next; nothing of the request is shown."""
    return show(request, "help/thanks", _("Thank you, we will call you"), {})


def own_shop(request: HttpRequest, key: str) -> Shop | None:
    """The shop that a form names, if the person who is logged in belongs to it."""
    is_key = key.isascii() and key.isdigit() and len(key) <= MAX_KEY_DIGITS
    if not (is_key and request.user.is_authenticated):
        return None
    shop = Shop.objects.select_related("place").filter(pk=int(key)).first()
    belongs = shop is not None and rights(request.user, shop).words
    return shop if belongs else None


def known(request: HttpRequest, shop: Shop | None) -> dict[str, str]:
    """What need not be typed again."""
    if shop is None:
        return {}
    return {
        "name": request.user.get_full_name(),
        "shop_name": shop.name,
        "address": shop.place.address_line,
        "phone": shop.place.phone,
        "email": request.user.email,
    }


def _receive(request: HttpRequest, shop: Shop | None) -> HttpResponse:
    """Keep what was sent, or show the form again with a sentence and the words."""
    form, stamp = AskForm(request.POST), request.POST.get("stamp", "")
    age = guard.age_of(stamp, visits.FORM)
    if age == guard.Age.TOO_OLD:
        words = guard.age_words(age)
        return _page(request, form, shop, notice=words, status=NOT_KEPT)
    if age == guard.Age.TOO_YOUNG:
        words = guard.age_words(age)
        return _page(request, form, shop, stamp, words, NOT_KEPT)
    if not form.is_valid():
        return _page(request, form, shop, stamp, status=NOT_KEPT)
    user = request.user if request.user.is_authenticated else None
    wanted = {**form.cleaned_data, "language": languages.active()}
    try:
        visits.ask(wanted, guard.sender_of(request), user, shop)
    except guard.TooMany:
        words = _("Many requests came from your connection. Please try in an hour.")
        response = _page(request, form, shop, stamp, words, TOO_MANY)
        response.headers["Retry-After"] = str(SECONDS_AN_HOUR)
        return response
    return redirect("merchants:help_thanks")


def _page(
    request: HttpRequest,
    form: AskForm,
    shop: Shop | None,
    stamp: str = "",
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "own": shop,
        "notice": notice,
        "honeypot": guard.HONEYPOT,
        "stamp": stamp or guard.new_stamp(visits.FORM),
    }
    return show(request, "help/ask", _("Somebody comes by"), context, status)
