"""Sending a shop's words for review, and taking them back."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from wagtail.models import WorkflowState

from core.audit import kind_of
from moderation import governed
from moderation.choices import Decision
from moderation.deadlines import due_on
from moderation.models import Review, Union
from moderation.workflow import workflow


class InReview(Exception):
    """Somebody is reading what was sent before: nothing can be sent now."""


class NothingToWithdraw(Exception):
    """Nothing of this object is being read."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What goes with a submission: codes of what changed, and an appeal if it is one."""

    changes: list[str] = field(default_factory=list)
    appeal_of: Review | None = None
    appeal_text: str = ""


def submit(obj: Any, user: Any, sending: Sending) -> Review:
    """Put the newest revision of an object into the queue of its shop's union.

    The caller holds the lock of the shop's draft, has checked rights, and has saved
    the revision. Raises InReview when something is being read.
    """
    state = obj.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
        raise InReview
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=user)
    else:
        state = workflow().start(obj, user)
    state.refresh_from_db()
    return _note(obj, user, sending, state)


@transaction.atomic
def withdraw(obj: Any, user: Any) -> Review:
    """Take back what is being read; raises NothingToWithdraw when nothing is.

    Any member of the shop may, whoever sent it: the caller has checked rights.
    """
    review = open_review(obj, lock=True)
    if review is None:
        raise NothingToWithdraw
    review.task_state.workflow_state.cancel(user=user)
    review.decision, review.decided_at = Decision.WITHDRAWN, timezone.now()
    review.save(update_fields=["decision", "decided_at"])
    return review


def follow(shop: governed.Governed) -> int:
    """What waits goes to the union that the shop has now, with its deadline; how many.

    To be called when the city gave a shop another union.
    """
    union = Union.objects.filter(pk=shop.union_id).first()
    waiting = Review.objects.about(shop).filter(decided_at__isnull=True)
    return waiting.exclude(union=union).update(
        union=union, due_on=due_on(union, timezone.localdate()), escalated_at=None
    )


def open_review(obj: Any, lock: bool = False) -> Review | None:
    """The review of an object that waits for a decision; `lock` holds its row."""
    reviews = Review.objects.filter(
        decided_at__isnull=True,
        task_state__workflow_state__in=WorkflowState.objects.for_instance(obj),
    )
    if lock:
        reviews = reviews.select_for_update(of=("self",))
    return reviews.select_related("task_state__workflow_state", "union").first()


def _note(obj: Any, user: Any, sending: Sending, state: WorkflowState) -> Review:
    shop = governed.shop_of(obj)
    union = Union.objects.filter(pk=shop.union_id).first()
    return Review.objects.create(
        task_state=state.current_task_state,
        union=union,
        subject=kind_of(shop),
        subject_id=shop.pk,
        title=str(obj),
        changes=sending.changes,
        author=user,
        due_on=due_on(union, timezone.localdate()),
        appeal_of=sending.appeal_of,
        appeal_text=sending.appeal_text,
    )
