"""What waits, on the first page of the admin."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import ngettext

from wagtail.admin.site_summary import SummaryItem

from events.feeds import checking, health
from events.feeds.desk.base import EVENTS, SOURCES, TWINS


class FeedSummary(SummaryItem):
    """A number that is shown when it is not 0, to those whom it concerns."""

    template_name = "events/admin/summary.html"
    permission, address, icon = "", "", ""
    # Each kind counts its own, and says what they are.
    count: int
    words: Callable[[int], str]

    def is_shown(self) -> bool:
        """Not asked at all for who may do nothing about it."""
        return self.request.user.has_perm(self.permission) and self.count > 0

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The number, its words and where to go."""
        return {
            "count": self.count,
            "words": self.words(self.count),
            "url": reverse(self.address),
            "icon": self.icon,
        }


class InboxSummary(FeedSummary):
    """Events to read."""

    order, permission, address, icon = 251, EVENTS, "events_inbox", "date"

    @cached_property
    def count(self) -> int:
        """Those that are still to come."""
        return checking.waiting(timezone.now()).count()

    def words(self, count: int) -> str:
        """What they are."""
        return ngettext("event to read", "events to read", count)


class TwinsSummary(FeedSummary):
    """Possible duplicates."""

    order, permission, address, icon = 252, TWINS, "events_twins", "copy"

    @cached_property
    def count(self) -> int:
        """Pairs to decide on."""
        return checking.open_pairs(timezone.now()).count()

    def words(self, count: int) -> str:
        """What they are."""
        return ngettext(
            "event that may be there twice", "events that may be there twice", count
        )


class SickSummary(FeedSummary):
    """Sources that need somebody."""

    order, permission, address, icon = 253, SOURCES, "events_health", "warning"

    @cached_property
    def count(self) -> int:
        """The red ones."""
        return health.sick_count(timezone.now())

    def words(self, count: int) -> str:
        """What they are."""
        return ngettext("source needs you", "sources need you", count)


def add_summaries(request: HttpRequest, items: list[SummaryItem]) -> None:
    """Three more numbers on the first page."""
    items += [kind(request) for kind in (InboxSummary, TwinsSummary, SickSummary)]
