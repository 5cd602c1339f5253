"""The visits of an agent: his list, one of them, the round of a day to print."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core import languages
from core.formats import date_words
from merchants.help import agents, mandates, selectors, visits
from merchants.help.agents import agents_only, agents_or_city
from merchants.help.forms import PlanForm
from merchants.models import VisitRequest
from merchants.pages import show

WRONG = 422
ONE_DAY = timedelta(days=1)


@require_safe
@agents_only
def mine(request: HttpRequest) -> HttpResponse:
    """Whom to visit, and how far each page is that was begun."""
    context = {
        "visits": visits.open_first(request.user),
        "mandates": selectors.lines(mandates.of_agent(request.user)),
        "today": timezone.localdate(),
    }
    return show(request, "help/visits", _("My visits"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@agents_or_city
def visit(request: HttpRequest, visit: int) -> HttpResponse:
    """One request: whom to call, where to go, when, how it ended."""
    found = get_object_or_404(visits.seen_by(request.user), pk=visit)
    form = PlanForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("merchants:visits" if _is_agent(request) else "merchants:round")
    fresh = VisitRequest.objects.select_related("shop__place").get(pk=found.pk)
    context = {"visit": fresh, "form": form, "is_agent": _is_agent(request)}
    status = WRONG if form.errors else 200
    return show(request, "help/visit", fresh.shop_name, context, status)


@require_safe
@agents_or_city
def day_round(request: HttpRequest) -> HttpResponse:
    """The visits of a day on paper: the agent's own, or everybody's for the city."""
    day = asked_day(request.GET.get("day", ""))
    language = languages.active()
    found = visits.round_of(request.user, day)
    context: dict[str, Any] = {
        "day": day,
        "before": str(day - ONE_DAY),
        "after": str(day + ONE_DAY),
        "rounds": selectors.by_agent(found),
        "is_agent": _is_agent(request),
    }
    title = _("Visits of %(day)s") % {"day": date_words(day, language)}
    return show(request, "help/round", title, context)


def asked_day(typed: str) -> date:
    """The day of an address; today when there is none, or when it is no day."""
    today = timezone.localdate()
    try:
        day = parse_date(typed)
    except ValueError:
        day = None
    near = day is not None and abs(day - today) <= timedelta(days=3650)
    return day if day is not None and near else today


def _is_agent(request: HttpRequest) -> bool:
    return agents.is_agent(request.user)
