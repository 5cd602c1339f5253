"""The door of the room, and the room of one shop."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from merchants.access import Visit, member, of_shop
from merchants.choices import ClaimState
from merchants.help.agents import is_agent
from merchants.own_events.authors import unions_of
from merchants.pages import show
from merchants.sections import sections
from merchants.selectors import shops_of


@require_safe
@member
def door(request: HttpRequest) -> HttpResponse:
    """Straight to the shop of who has one; a choice for others, and how to begin."""
    shops = shops_of(request.user)
    visits = is_agent(request.user)
    unions = unions_of(request.user)
    if len(shops) == 1 and not visits and not unions:
        return redirect("merchants:shop", pk=shops[0].pk)
    waiting = request.user.claims.filter(state=ClaimState.WAITING)
    context = {
        "shops": shops,
        "claims": waiting.select_related("shop"),
        "visits": visits,
        "unions": unions,
    }
    return show(request, "door", _("My shop"), context)


@require_safe
@of_shop("facts", "words", "prepare")
def shop(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What one may do here, what is waiting, what visitors see."""
    found = sections(visit.shop, visit.rights)
    context = {
        "shop": visit.shop,
        "rights": visit.rights,
        "first_name": request.user.first_name,
        "big_actions": [a for s in found for a in s.actions if a.big],
        "actions": [a for s in found for a in s.actions if not a.big],
        "sections": [section for section in found if section.template],
    }
    return show(request, "shop", visit.shop.name, context)
