"""The one task of the workflow: its rights follow from the union of the object."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.forms import Form
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

    def get_form_for_action(self, action: str) -> type[Form]:
        """Reasons for sending back; publishing asks nothing."""
        from moderation import forms  # noqa: PLC0415 (needs the models)

        return forms.SendBackForm if action == "reject" else forms.NothingMore

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any
    ) -> Any:
        """Publish or send back, and note it; nothing else, whatever the form says."""
        from moderation import decisions  # noqa: PLC0415 (needs the models)

        review = decisions.decide(task_state, user, action_name, kwargs)
        task_state.refresh_from_db()
        super().on_action(task_state, user, action_name, comment=review.comment)
        review.task_state = task_state
        decisions.tell(review, user)

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
