"""Who reads for a union, from when and until when."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.choices import MandateRole
from moderation.models.unions import Union


def _runs(at: datetime, prefix: str = "") -> models.Q:
    """A mandate that has begun and not ended; `prefix` leads to it."""
    day = timezone.localdate(at)
    return (
        models.Q(**{f"{prefix}starts_on__lte": day})
        & (
            models.Q(**{f"{prefix}ends_on__isnull": True})
            | models.Q(**{f"{prefix}ends_on__gte": day})
        )
        & (
            models.Q(**{f"{prefix}ended_at__isnull": True})
            | models.Q(**{f"{prefix}ended_at__gt": at})
        )
    )


class MandateQuerySet(models.QuerySet):
    """Mandates, with the question that is asked at every click."""

    def current(self, at: datetime | None = None) -> "MandateQuerySet":
        """Mandates that hold now: those of a delegate only while the president's do."""
        at = at or timezone.now()
        given = models.Q(delegated_by__isnull=True) | _runs(at, "delegated_by__")
        return self.filter(_runs(at) & given)


class Mandate(models.Model):
    """Somebody reads for a union between two days; both days count.

    `ended_at` ends it at once. A delegate replaces who delegated it, for holidays or
    for good, and loses the mandate with him.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="mandates",
    )
    union = models.ForeignKey(
        Union,
        verbose_name=_("union"),
        on_delete=models.CASCADE,
        related_name="mandates",
    )
    role = models.CharField(
        _("role"),
        max_length=10,
        choices=MandateRole,
        default=MandateRole.PRESIDENT,
    )
    starts_on = models.DateField(_("first day"), default=timezone.localdate)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended on"), null=True, blank=True)
    delegated_by = models.ForeignKey(
        "self",
        verbose_name=_("delegated by"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="delegations",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["union", "-starts_on", "pk"]

    def __str__(self) -> str:
        return f"{self.user}, {self.union}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A mandate that somebody delegated is one of a delegate."""
        if self.delegated_by_id:
            self.role = MandateRole.DELEGATE
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a mandate that ends before it begins."""
        super().clean()
        if self.ends_on and self.starts_on and self.ends_on < self.starts_on:
            raise ValidationError(
                {"ends_on": _("The last day comes before the first day.")}
            )
