"""Local event days, and the links by which a place confirms its hours."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core import languages
from places.models.places import Place
from places.models.territories import Territory

LINK_LIFE = timedelta(days=45)


def link_end() -> datetime:
    """When a link made now stops working."""
    return timezone.now() + LINK_LIFE


class LocalDay(models.Model):
    """A day on which hours may differ without being a public holiday: a braderie."""

    date = models.DateField(_("day"))
    name_fr = models.CharField(_("name in French"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    name_nl = models.CharField(_("name in Dutch"), max_length=80)
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("territory"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Empty: everywhere. Choose the French entry."),
    )

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("territory")]),
        FieldPanel("name_fr"),
        FieldPanel("name_en"),
        FieldPanel("name_nl"),
    ]

    class Meta:
        verbose_name = _("local event day")
        verbose_name_plural = _("local event days")
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date}: {self.name_fr}"

    def name(self, language: str) -> str:
        """The name of the day in a language of the portal."""
        return getattr(self, f"name_{language}", self.name_fr)


class HoursLink(models.Model):
    """A link, sent to a place, that confirms its hours once and without an account.

    Only a digest of its secret is kept.
    """

    place = models.ForeignKey(
        Place, on_delete=models.CASCADE, related_name="hours_links"
    )
    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField(_("sent to"), blank=True)
    language = models.CharField(max_length=2, default=languages.SOURCE)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(default=link_end)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("confirmation link")
        verbose_name_plural = _("confirmation links")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.place}: {self.made_at:%Y-%m-%d}"
