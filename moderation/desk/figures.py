"""The figures of unions and federations, as a page of the desk."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from moderation import figures
from moderation.desk.base import DeskView
from moderation.figures import Figures

DAY_HOURS = 24


class FiguresView(DeskView):
    """One's unions, and the totals of their federations."""

    tab = "moderation_figures"
    page_title = gettext_lazy("Figures")
    template_name = "moderation/admin/figures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A table of the unions, a table of the federations."""
        now = timezone.now()
        found = figures.by_union(self.unions, now)
        tables = [
            (_("Unions"), [shown(figure) for figure in found.values()]),
            (
                _("Federations"),
                [shown(total) for total in figures.totals(self.unions, now)],
            ),
        ]
        return super().get_context_data(tables=tables, **kwargs)


def shown(figure: Figures) -> dict[str, Any]:
    """A row in words."""
    return {"figure": figure, "median": duration_words(figure.median_hours)}


def duration_words(hours: int | None) -> str:
    """5 -> "5 hours", 60 -> "2 days"; empty for None."""
    if hours is None:
        return ""
    if hours < 2 * DAY_HOURS:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    days = hours // DAY_HOURS
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
