"""Each reading over of what a shop sent: when, what, by when, and how it ended."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.models import TaskState

from core.audit import kind_of
from core.fields import CodesField
from moderation.choices import Decision, Reason
from moderation.models.unions import Union

SHOP, UNION = "shop", "union"


class ReviewQuerySet(models.QuerySet):
    """Reviews, by who answers for them."""

    def about(self, shop: Any) -> "ReviewQuerySet":
        """What a shop or a union sent."""
        return self.filter(subject=kind_of(shop), subject_id=shop.pk)


class Review(models.Model):
    """One submission in the queue of a union; None as union means the city's.

    `subject` and `subject_id` name who answers for it: "shop" and its key, or "union"
    for what a union says itself, which the city reads. `changes` are codes of what changed, in the
    words of moderation.changes. A refused submission may be appealed once: the
    appeal is a Review of its own that points to it and goes to another person.
    """

    task_state = models.OneToOneField(
        TaskState, null=True, on_delete=models.SET_NULL, related_name="review"
    )
    union = models.ForeignKey(
        Union,
        verbose_name=_("union"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="reviews",
    )
    subject = models.CharField(max_length=8, default=SHOP)
    subject_id = models.PositiveBigIntegerField()
    title = models.CharField(_("shop"), max_length=255)
    changes = models.JSONField(_("what changed"), default=list)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    submitted_at = models.DateTimeField(_("sent on"), default=timezone.now)
    due_on = models.DateField(_("to be read until"))
    escalated_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision, blank=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reasons = CodesField(_("reasons"), codes=Reason.choices)
    comment = models.TextField(_("words to the shop"), max_length=600, blank=True)
    appeal_of = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="appeal",
    )
    appeal_text = models.TextField(_("why it asks again"), max_length=600, blank=True)
    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["submitted_at", "pk"]
        indexes = [
            models.Index(
                fields=["union", "decided_at"], name="moderation_review_queue"
            ),
            models.Index(
                fields=["subject", "subject_id"], name="moderation_review_subject"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.submitted_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide."""
        return self.decided_at is None
