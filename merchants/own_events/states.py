"""Where the events of an author stand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from wagtail.models import Page

from core.audit import kind_of
from merchants.models import OwnEvent
from moderation.choices import Decision
from moderation.models import Review


@dataclass(frozen=True, slots=True)
class EventState:
    """One event of a list; `review` is being read, `sent_back` must be corrected."""

    own: OwnEvent
    review: Review | None
    sent_back: Review | None

    @property
    def is_live(self) -> bool:
        """Whether visitors see it."""
        return self.own.page.live

    @property
    def has_draft(self) -> bool:
        """Whether something is written that is neither online nor being read."""
        page = self.own.page
        return self.review is None and (not page.live or page.has_unpublished_changes)

    @property
    def url(self) -> str:
        """The public address; empty when it is not online."""
        return self.own.page.path_url if self.is_live else ""

    @property
    def may_be_deleted(self) -> bool:
        """Whether it was never online and nobody reads it."""
        return self.review is None and self.own.page.first_published_at is None


def states_of(author: Any, at: datetime | None = None) -> list[EventState]:
    """Events to come, then those over since at most a year; two queries."""
    at = at or timezone.now()
    rows = OwnEvent.objects.filter(
        **{kind_of(author): author}, last_at__gt=at.replace(year=at.year - 1, day=1)
    ).select_related("page__locale")
    found = list(rows.order_by("first_at", "pk"))
    coming = [own for own in found if own.last_at > at]
    over = [own for own in reversed(found) if own.last_at <= at]
    last = last_reviews([own.page_id for own in found])
    return [_state(own, last.get(own.page_id)) for own in [*coming, *over]]


def state_of(own: OwnEvent) -> EventState:
    """Where one event stands; one query."""
    return _state(own, last_reviews([own.page_id]).get(own.page_id))


def _state(own: OwnEvent, last: Review | None) -> EventState:
    is_open = last is not None and last.is_open
    sent_back = last is not None and last.decision == Decision.SENT_BACK
    return EventState(own, last if is_open else None, last if sent_back else None)


def last_reviews(pages: list[int]) -> dict[int, Review]:
    """The newest submission of each page; one query."""
    if not pages:
        return {}
    kind = ContentType.objects.get_for_model(Page)
    reviews = Review.objects.filter(
        task_state__workflow_state__base_content_type=kind,
        task_state__workflow_state__object_id__in=[str(page) for page in pages],
    )
    reviews = reviews.select_related("union", "task_state__workflow_state")
    return {
        int(review.task_state.workflow_state.object_id): review
        for review in reviews.order_by("submitted_at", "pk")
    }
