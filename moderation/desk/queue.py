"""The queue: what waits, oldest first, and the panel of the admin's first page."""

from typing import Any

from django.core.paginator import Paginator
from django.forms import Media
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.admin.ui.components import Component

from moderation import directory, waiting
from moderation.desk.base import DeskView
from moderation.desk.links import links_for
from moderation.directory import STALE_AFTER, Counts
from moderation.rights import is_city, reviewed_unions

PER_PAGE, IN_PANEL = 50, 10
CHOICES = (("", _("Late, or without a reader")), (waiting.ALL, _("Everything")))


class QueueView(DeskView):
    """What somebody has to read; the city chooses a union."""

    tab = "moderation_queue"
    template_name = "moderation/admin/queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines of a page of the queue."""
        choice = self._choice()
        found = waiting.queue(self.request.user, choice)
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            lines=page.object_list,
            page_obj=page,
            choice=choice,
            choices=CHOICES,
            empty_words="" if found else unconfirmed_words(self.request.user),
            links=links_for(self.request.user),
            **kwargs,
        )

    def _choice(self) -> str:
        asked = self.request.GET.get("union", "")
        union = self.chosen_union()
        return str(union.pk) if union else asked if asked == waiting.ALL else ""


class QueuePanel(Component):
    """What waits, on the first page of the admin: the fiche is one click away."""

    name, order = "moderation_queue", 50
    template_name = "moderation/admin/panel.html"
    media = Media(css={"all": ["moderation/desk.css"]})

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The oldest lines, and how many more there are."""
        user = parent_context["request"].user
        found = waiting.queue(user)
        return {
            "lines": found[:IN_PANEL],
            "more": max(len(found) - IN_PANEL, 0),
            "empty_words": "" if found else unconfirmed_words(user),
        }


def unconfirmed_words(user: Any) -> str:
    """ "4 shops have not confirmed their hours."; empty when all did."""
    counts = counts_for(user)
    missing = sum(count.shops - count.confirmed for count in counts.values())
    if not missing:
        return ""
    words = ngettext(
        "%(count)d shop has not confirmed its hours.",
        "%(count)d shops have not confirmed their hours.",
        missing,
    )
    return words % {"count": missing}


def counts_for(user: Any) -> dict[int | None, Counts]:
    """The counts of the unions that somebody sees."""
    counts = directory.shops().counts(timezone.now() - STALE_AFTER)
    if is_city(user):
        return counts
    mine = reviewed_unions(user)
    return {union: count for union, count in counts.items() if union in mine}
