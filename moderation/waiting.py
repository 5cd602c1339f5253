"""What waits for whom: the queue of each reader, the city's, and who may decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moderation import changes
from moderation.deadlines import days_left
from moderation.models import Mandate, Review
from moderation.people import keepers, name_of
from moderation.rights import is_city, reviewed_unions

LATE, ALL, ALONE = "late", "all", "alone"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the queue."""

    review: Review
    clock: str
    is_late: bool
    changed: str
    author: str
    union: str
    readers: frozenset[int]

    @property
    def is_alone(self) -> bool:
        """Whether nobody of the union may decide."""
        return not self.readers

    @property
    def is_citys(self) -> bool:
        """Whether the city has to act."""
        return self.is_late or self.is_alone


def open_reviews() -> QuerySet[Review]:
    """Every submission that waits, oldest first, with what a line shows of it."""
    waiting = Review.objects.filter(decided_at__isnull=True, task_state__isnull=False)
    return waiting.select_related("union", "author", "appeal_of").order_by(
        "submitted_at", "pk"
    )


def lines(reviews: Iterable[Review], today: date | None = None) -> list[Waiting]:
    """The lines of some submissions; two queries for all of them."""
    found, today = list(reviews), today or timezone.localdate()
    may = readers(found)
    return [line(review, may[review.pk], today) for review in found]


def line(review: Review, may: frozenset[int], today: date) -> Waiting:
    """One line, as it is on a day."""
    left = days_left(review.due_on, today, review.union)
    is_late = review.escalated_at is not None or today > review.due_on
    return Waiting(
        review=review,
        clock=clock_words(review, left, today),
        is_late=is_late,
        changed=changes.sentence(review.changes),
        author=name_of(review.author),
        union=review.union.name if review.union else _("The city"),
        readers=may,
    )


def readers(reviews: Sequence[Review]) -> dict[int, frozenset[int]]:
    """Who of the unions may decide each submission now; two queries.

    Neither who keeps the shop, nor who sent it back before.
    """
    unions = {review.union_id for review in reviews if review.union_id}
    held: dict[int, set[int]] = {}
    mandates = Mandate.objects.current().filter(union__in=unions, user__is_active=True)
    for union, user in mandates.order_by().values_list("union", "user"):
        held.setdefault(union, set()).add(user)
    people = keepers(reviews)
    return {
        review.pk: frozenset(
            held.get(review.union_id or 0, set())
            - set(people[review.pk])
            - {review.appeal_of.decided_by_id if review.appeal_of else None}
        )
        for review in reviews
    }


def clock_words(review: Review, left: int, today: date) -> str:
    """ "3 days left", "to be read today", "2 days late"; working days."""
    if today == review.due_on:
        return _("To be read today")
    if today < review.due_on:
        words = ngettext("%(days)d day left", "%(days)d days left", left)
        return words % {"days": left}
    late = max(-left, 1)
    words = ngettext("Late by %(days)d day", "Late by %(days)d days", late)
    return words % {"days": late}


def queue(user: Any, choice: str = "") -> list[Waiting]:
    """What somebody has to read, oldest first.

    The city chooses: "late" (also what nobody else may decide), "all", or the key of a
    union. Others see what they may decide.
    """
    reviews = open_reviews()
    if not is_city(user):
        unions = reviewed_unions(user)
        found = lines(reviews.filter(union__in=unions))
        return [line for line in found if user.pk in line.readers]
    if choice.isdecimal():
        return lines(reviews.filter(union=choice))
    found = lines(reviews)
    return found if choice == ALL else [line for line in found if line.is_citys]
