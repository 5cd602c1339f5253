"""Unions and federations, mandates, reviews, and the task of the workflow."""

from moderation.models.mandates import Mandate
from moderation.models.reviews import Review
from moderation.models.tasks import UnionApprovalTask
from moderation.models.unions import Federation, Union

__all__ = ["Federation", "Mandate", "Review", "Union", "UnionApprovalTask"]
