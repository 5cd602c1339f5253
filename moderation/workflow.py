"""The one workflow of what shops send."""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from wagtail.models import Workflow, WorkflowTask

from moderation.models import UnionApprovalTask

NAME = "Relecture par l’union"


def after_migrate(**kwargs: Any) -> None:
    """Make the workflow once; no page of the tree gets it by itself."""
    ContentType.objects.clear_cache()
    workflow()


def workflow() -> Workflow:
    """The workflow that every submission of a shop goes through."""
    task = UnionApprovalTask.objects.first()
    if task is None:
        task = UnionApprovalTask.objects.create(name=NAME)
    found = Workflow.objects.filter(workflow_tasks__task=task).order_by("pk").first()
    if found is None:
        found = Workflow.objects.create(name=NAME)
        WorkflowTask.objects.create(workflow=found, task=task, sort_order=0)
    return found
