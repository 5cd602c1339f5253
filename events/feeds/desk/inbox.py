"""Events that wait for an editor, and those that were refused."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from wagtail.admin import messages

from events.choices import ImportState
from events.feeds import checking, reviewing
from events.feeds.desk.base import EVENTS, FeedsView, require, sides
from events.models import ImportedEvent

PER_PAGE = 50
ACTIONS = {
    "publish": (reviewing.publish, "events_inbox"),
    "refuse": (reviewing.refuse, "events_inbox"),
    "back": (reviewing.take_back, "events_refused"),
}


class InboxView(FeedsView):
    """What waits, the soonest first, and what is to be checked."""

    tab = "events_inbox"
    page_title = gettext_lazy("Events to read")
    template_name = "events/admin/inbox.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of the list."""
        now = timezone.now()
        checks = checking.to_check(now)
        rows = sides(check.key for check in checks)
        return super().get_context_data(
            **_listed(checking.waiting(now), self.request),
            checks=[(rows[check.key], check.words) for check in checks],
            **kwargs,
        )


class RefusedView(FeedsView):
    """What was refused and is still to come, with a way back."""

    tab = "events_refused"
    page_title = gettext_lazy("Refused events")
    template_name = "events/admin/refused.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of the list."""
        found = checking.coming(ImportState.REFUSED, timezone.now())
        return super().get_context_data(**_listed(found, self.request), **kwargs)


def _listed(found: QuerySet[ImportedEvent], request: HttpRequest) -> dict[str, Any]:
    """The rows of the page asked for."""
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    rows = sides(event.translation_key for event in page.object_list)
    return {"rows": list(rows.values()), "page_obj": page}


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Publish, refuse or take back: one event by its button, or all that are ticked."""
    require(request, EVENTS)
    action, chosen = _asked(request.POST)
    if action not in ACTIONS:
        return redirect("events_inbox")
    act, back_to = ACTIONS[action]
    found = ImportedEvent.objects.filter(pk__in=chosen).order_by("pk")
    done = sum(act(event, request.user) for event in found[:PER_PAGE])
    if done:
        messages.success(request, _said(action, done))
    else:
        words = _("Nothing was chosen, or somebody decided already.")
        messages.warning(request, words)
    return redirect(back_to)


def _asked(data: QueryDict) -> tuple[str, list[int]]:
    """What to do with which: "one" is "publish:12", else "action" and "chosen"."""
    action, _sign, number = data.get("one", "").partition(":")
    if action:
        return action, _numbers([number])
    return data.get("action", ""), _numbers(data.getlist("chosen"))


def _numbers(values: list[str]) -> list[int]:
    return [int(v) for v in values if v.isascii() and v.isdigit() and len(v) < 18]


def _said(action: str, count: int) -> str:
    words = {
        "publish": ngettext(
            "%(count)d event is online.", "%(count)d events are online.", count
        ),
        "refuse": ngettext(
            "%(count)d event is refused.", "%(count)d events are refused.", count
        ),
        "back": ngettext(
            "%(count)d event waits again.", "%(count)d events wait again.", count
        ),
    }
    return words[action] % {"count": count}
