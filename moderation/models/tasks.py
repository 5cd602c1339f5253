"""The one task of the workflow: its rights follow from the union of the object."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.models import Task, TaskState

from moderation import rights


class UnionApprovalTask(Task):
    """A president of the object's union, or the city, reads and decides."""

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Nobody but the city edits what a shop sent: reviewers read."""
        return rights.rights_on(user, obj).city

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Nobody changes what is being read, so that what is read is what appears."""
        return True

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """Locks by hand play no part here."""
        return False

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        """Locks by hand play no part here."""
        return False

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Publish, or send back with a reason; nothing for anybody else."""
        if not rights.rights_on(user, obj).review:
            return []
        return [
            ("reject", _("Send back with a reason"), True),
            ("approve", _("Publish"), False),
        ]

    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any
    ) -> Any:
        """Act only on the object of this very state, and on the text that was read.

        Wagtail takes object and state from the address and does not compare them.
        """
        obj = task_state.workflow_state.content_object
        newest = obj.get_latest_revision() if obj is not None else None
        read = task_state.status == TaskState.STATUS_IN_PROGRESS and newest is not None
        if not (
            read
            and newest.pk == task_state.revision_id
            and rights.may_review(user, task_state, obj)
        ):
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(
        self, user: Any, **kwargs: Any
    ) -> QuerySet[TaskState]:
        """What waits for this person."""
        return rights.reviewable(user)

    @classmethod
    def get_description(cls) -> Any:
        """What the list of tasks says of it."""
        return _("The president of the shop's union, or the city, reads it over.")

    class Meta:
        verbose_name = _("reading over by the union")
        verbose_name_plural = _("readings over by the union")
