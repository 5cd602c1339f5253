"""What visitors report as wrong, and the counts that keep robots out."""

import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core import languages
from places.choices import ReportKind, ReportState
from places.models.places import Place


def new_key() -> str:
    """The secret in the address of the page that shows what became of a report."""
    return secrets.token_urlsafe(12)


class Report(models.Model):
    """Somebody says that a page is wrong; no account, nothing kept of the person."""

    place = models.ForeignKey(
        Place, verbose_name=_("place"), on_delete=models.CASCADE, related_name="reports"
    )
    kind = models.CharField(_("what is wrong"), max_length=10, choices=ReportKind)
    text = models.TextField(_("in their words"), max_length=500, blank=True)
    language = models.CharField(
        _("language"), max_length=2, default=languages.SOURCE, editable=False
    )
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ReportState,
        default=ReportState.RECEIVED,
    )
    outcome = models.CharField(
        _("answer to the visitor"),
        max_length=240,
        blank=True,
        help_text=_("Shown on the page of the report, in the visitor’s language."),
    )
    made_at = models.DateTimeField(_("received on"), default=timezone.now)
    decided_at = models.DateTimeField(
        _("decided on"), null=True, blank=True, editable=False
    )

    panels = [
        FieldPanel("place", read_only=True),
        FieldRowPanel(
            [FieldPanel("kind", read_only=True), FieldPanel("made_at", read_only=True)]
        ),
        FieldPanel("text", read_only=True),
        FieldPanel("state"),
        FieldPanel("outcome"),
    ]

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "-made_at"], name="places_report_state")
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.get_kind_display()}"


class FormCount(models.Model):
    """How many forms came from one sender in one hour; `sender` is a keyed digest."""

    form = models.CharField(max_length=20)
    sender = models.CharField(max_length=32)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["form", "sender", "hour"], name="places_form_count_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.form}, {self.hour:%Y-%m-%d %H}: {self.count}"
