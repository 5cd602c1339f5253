"""Wagtail's own mails about workflows stay silent for ours: the desk writes its own."""

from typing import Any

from wagtail.admin import signal_handlers
from wagtail.models import WorkflowState

from moderation.models import UnionApprovalTask

NOTIFIERS = (
    signal_handlers.workflow_submission_email_notifier,
    signal_handlers.workflow_approval_email_notifier,
    signal_handlers.workflow_rejection_email_notifier,
)


def stop_stock_mails() -> None:
    """Let each notifier of Wagtail refuse what goes through the union's task."""
    for notifier in NOTIFIERS:
        handles = notifier.can_handle
        if not hasattr(handles, "before"):
            notifier.can_handle = _but_ours(handles)


def _but_ours(handles: Any) -> Any:
    def can_handle(instance: Any, **kwargs: Any) -> bool:
        return handles(instance, **kwargs) and not is_ours(instance)

    can_handle.before = handles
    return can_handle


def is_ours(state: WorkflowState) -> bool:
    """Whether a workflow consists of the task of the unions."""
    ours = UnionApprovalTask.objects.filter(workflow_tasks__workflow=state.workflow_id)
    return ours.exists()
