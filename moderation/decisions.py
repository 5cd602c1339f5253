"""Publishing, sending back, appealing: each once, whoever clicks, wherever.

Wagtail's own dialogues and the desk both come here by the action of the task, so that
the row of the review and Wagtail's workflow never say two things.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import TaskState

from core import audit
from moderation import governed, log, notices, rights
from moderation.choices import Decision
from moderation.forms import MAX_COMMENT, SendBackForm
from moderation.models import Review
from moderation.submission import Sending, submit

APPROVE, REJECT = "approve", "reject"
DECISIONS = {APPROVE: Decision.PUBLISHED, REJECT: Decision.SENT_BACK}
LOGGED = {Decision.PUBLISHED: log.PUBLISHED, Decision.SENT_BACK: log.SENT_BACK}


class AlreadyDecided(PermissionDenied):
    """Somebody was faster; `review` says who and what."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review


class NoReason(PermissionDenied):
    """Nothing is sent back without a reason; `form` says what is missing."""

    def __init__(self, form: SendBackForm) -> None:
        super().__init__()
        self.form = form


class CannotAppeal(Exception):
    """Only what was sent back can be appealed, once, by words."""


def approve(review: Review, user: Any) -> Review:
    """Publish exactly what was read."""
    return _act(review, user, APPROVE)


def send_back(review: Review, user: Any, reasons: list[str], comment: str) -> Review:
    """Give it back to the shop to be corrected; a reason is obligatory."""
    return _act(review, user, REJECT, reasons=reasons, comment=comment)


@transaction.atomic
def appeal(review: Review, user: Any, text: str) -> Review:
    """Ask for another reader of the same text; the caller has checked rights.

    Another holder of a mandate decides, or the city. Raises CannotAppeal when it was
    not sent back, when it was appealed before, or when the text changed since.
    """
    review = Review.objects.select_for_update().get(pk=review.pk)
    words = text.replace("\0", "").strip()
    obj = _object(review.task_state)
    if (
        not words
        or len(words) > MAX_COMMENT
        or review.decision != Decision.SENT_BACK
        or review.appeal_of_id
        or Review.objects.filter(appeal_of=review).exists()
        or obj is None
        or _newest(obj) != review.task_state.revision_id
    ):
        raise CannotAppeal
    sending = Sending(review.changes, appeal_of=review, appeal_text=words)
    made = submit(obj, user, sending)
    audit.record(log.APPEALED, governed.shop_of(obj), actor=user, review=made.pk)
    return made


def decide(task_state: TaskState, user: Any, action: str, given: Any) -> Review:
    """Check and note a decision; the caller tells Wagtail in the same transaction.

    Wagtail takes object and state from the address and does not compare them: only the
    object of this very state counts, and the text that was read.
    """
    if action not in DECISIONS:
        raise PermissionDenied
    review = Review.objects.select_for_update().filter(task_state=task_state).first()
    if review is None:
        raise PermissionDenied
    obj = _object(task_state)
    if obj is None or not rights.may_review(user, task_state, obj):
        raise PermissionDenied
    if review.decided_at is not None:
        raise AlreadyDecided(review)
    waiting = TaskState.STATUS_IN_PROGRESS
    if not TaskState.objects.filter(pk=task_state.pk, status=waiting).exists():
        raise PermissionDenied
    if _newest(obj) != task_state.revision_id:
        raise PermissionDenied
    return _note(review, user, DECISIONS[action], _reasons(action, given))


def tell(review: Review, user: Any) -> None:
    """Log a decision and tell the shop, once Wagtail has done its part."""
    shop = governed.shop_of(_object(review.task_state))
    data = {"review": review.pk, "reasons": review.reasons}
    audit.record(LOGGED[review.decision], shop, actor=user, **data)
    notices.decided(review)


def decided_words(review: Review) -> str:
    """Who was faster, and what he did."""
    who = {"name": notices.name_of(review.decided_by)}
    if review.decision == Decision.PUBLISHED:
        return _("%(name)s has just published it.") % who
    if review.decision == Decision.SENT_BACK:
        return _("%(name)s has just sent it back.") % who
    return _("The shop has just taken it back.")


def _act(review: Review, user: Any, action: str, **given: Any) -> Review:
    state = review.task_state
    if state is None:
        raise PermissionDenied
    state.task.specific.on_action(state, user, action, **given)
    review.refresh_from_db()
    return review


def _object(state: TaskState | None) -> Any:
    return state.workflow_state.content_object if state is not None else None


def _newest(obj: Any) -> Any:
    """The key of the newest revision; None for what has none."""
    fresh = type(obj)._base_manager.filter(pk=obj.pk)
    if not hasattr(obj, "latest_revision_id"):
        return None
    return fresh.values_list("latest_revision", flat=True).first()


def _reasons(action: str, given: Any) -> dict[str, Any]:
    if action == APPROVE:
        return {"reasons": [], "comment": ""}
    form = SendBackForm(given)
    if not form.is_valid():
        raise NoReason(form)
    return form.cleaned_data


def _note(review: Review, user: Any, decision: str, why: dict[str, Any]) -> Review:
    review.decision, review.decided_by = decision, user
    review.decided_at = timezone.now()
    review.reasons, review.comment = why["reasons"], why["comment"]
    review.save(
        update_fields=["decision", "decided_by", "decided_at", "reasons", "comment"]
    )
    return review
