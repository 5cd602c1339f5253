"""Possible duplicates, side by side."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wagtail.admin import messages

from core import languages
from events.choices import TwinState
from events.feeds import checking, facts, twins
from events.feeds.desk.base import TWINS, FeedsView, require, sides
from events.models import EventRecord, EventTwins

PER_PAGE, DECIDED_SHOWN = 20, 20


class TwinsView(FeedsView):
    """Pairs to decide on, those that are most alike first; below, the last decided."""

    tab = "events_twins"
    permission = TWINS
    page_title = gettext_lazy("Possible duplicates")
    template_name = "events/admin/twins.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both events of each pair."""
        found = checking.open_pairs(timezone.now())
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        decided = EventTwins.objects.exclude(state=TwinState.OPEN)
        last = decided.select_related("decided_by").order_by("-decided_at", "-pk")
        pairs, done = list(page.object_list), list(last[:DECIDED_SHOWN])
        united = list(twins.united(timezone.now())[:DECIDED_SHOWN])
        keys = {k for pair in pairs + done for k in (pair.first_key, pair.second_key)}
        found_sides = sides(keys | {row.event.translation_key for row in united})
        return super().get_context_data(
            page_obj=page,
            pairs=[_row(pair, found_sides) for pair in pairs],
            decided=[_row(pair, found_sides) for pair in done],
            united=[
                (row, told_title(row), found_sides[row.event.translation_key])
                for row in united
            ],
            **kwargs,
        )


def _row(pair: EventTwins, found: dict[UUID, Any]) -> dict[str, Any]:
    return {
        "pair": pair,
        "percent": round(pair.likeness * 100),
        "sides": [found[pair.first_key], found[pair.second_key]],
    }


def told_title(record: EventRecord) -> str:
    """What a source calls an event."""
    titles = record.entry["title"]
    return facts.line(titles.get(languages.SOURCE) or next(iter(titles.values()), ""))


@require_POST
def separate(request: HttpRequest, pk: int) -> HttpResponse:
    """What a source tells is another event than the portal believed."""
    require(request, TWINS)
    record = get_object_or_404(EventRecord.objects.select_related("event"), pk=pk)
    if twins.separate(record, request.user):
        messages.success(request, _("These are two events now."))
    else:
        messages.warning(request, _("These are two events already."))
    return redirect("events_twins")


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """One event (of which `keep` stays), two events, or undo what was decided."""
    require(request, TWINS)
    pair = get_object_or_404(EventTwins, pk=pk)
    done, words = _decided(pair, request)
    if done:
        messages.success(request, words)
    else:
        messages.warning(request, _("Somebody decided already, or nothing was chosen."))
    return redirect("events_twins")


def _decided(pair: EventTwins, request: HttpRequest) -> tuple[bool, str]:
    """Whether a click counted, and what to say then."""
    keep = request.POST.get("keep", "")
    for key in (pair.first_key, pair.second_key):
        if keep == str(key):
            return twins.merge(pair, key, request.user), _(
                "One event: the address of the other one leads to it."
            )
    if "apart" in request.POST:
        return twins.keep_apart(pair, request.user), _("These stay two events.")
    if "back" in request.POST:
        return twins.take_back(pair, request.user), _("The decision is taken back.")
    return False, ""
