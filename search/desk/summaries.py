"""What visitors did not find, on the first page of the admin."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import ngettext

from wagtail.admin.site_summary import SummaryItem

from search.desk.report import EMPTY, since
from search.models import SearchStat

WEEK_DAYS = 7
PERMISSION = "search.view_searchstat"


class EmptySummary(SummaryItem):
    """How many different searches found nothing this week, when some did."""

    order = 254
    template_name = "search/admin/summary.html"

    def is_shown(self) -> bool:
        """Not asked at all for who may not see the report."""
        return self.request.user.has_perm(PERMISSION) and self.count > 0

    @cached_property
    def count(self) -> int:
        """Searches of the last seven days, each once a language."""
        days = SearchStat.objects.filter(day__gte=since(WEEK_DAYS), empty__gt=0)
        return days.order_by().values("query", "language").distinct().count()

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The number, its words and the report of exactly these searches."""
        asked = urlencode({"days": WEEK_DAYS, "result": EMPTY})
        words = ngettext(
            "search without result this week",
            "searches without result this week",
            self.count,
        )
        url = f"{reverse('searches_report')}?{asked}"
        return {"count": self.count, "words": words, "url": url}


def add_summary(request: HttpRequest, items: list[SummaryItem]) -> None:
    """One more number on the first page."""
    items.append(EmptySummary(request))
