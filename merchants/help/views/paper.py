"""The questions on an A4: empty for anybody, with what is known for who fills it in."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from merchants.access import Visit, of_shop
from merchants.help.mails import name_of
from merchants.help.mandates import running
from merchants.help.paper import questions
from merchants.pages import show
from shops.models import Shop

MAX_AGE_S = 3600


@require_safe
@cache_control(private=True, max_age=MAX_AGE_S)
def blank(request: HttpRequest) -> HttpResponse:
    """For anybody who would rather write by hand."""
    return _sheet(request, None, "", "")


@require_safe
@of_shop("prepare", "words")
def prefilled(request: HttpRequest, visit: Visit) -> HttpResponse:
    """For one shop; with the names of the mandate when there is one."""
    mandate = running(visit.shop) if visit.rights.prepare else None
    agent = name_of(mandate.agent) if mandate else ""
    return _sheet(request, visit.shop, agent, mandate.given_by if mandate else "")


def _sheet(
    request: HttpRequest, shop: Shop | None, agent: str, given_by: str
) -> HttpResponse:
    context = {
        "of": shop,
        "agent": agent,
        "given_by": given_by,
        "questions": questions(shop),
    }
    return show(request, "help/paper", _("The questions on paper"), context)
