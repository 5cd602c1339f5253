"""Help for merchants who cannot or will not: a visit, and a mandate to fill in."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core import languages
from core.validators import phone_words
from merchants.choices import Answer, MandateKind, VisitState
from shops.models import Shop

MANDATE_LIFE = timedelta(days=60)
LINK_LIFE = timedelta(days=30)
CLOSED_STATES = (VisitState.DONE, VisitState.GIVEN_UP)


def mandate_end() -> datetime:
    """When a mandate recorded now ends."""
    return timezone.now() + MANDATE_LIFE


class VisitRequest(models.Model):
    """A merchant asks somebody of the city to come by and make the fiche with him."""

    name = models.CharField(_("your name"), max_length=120)
    shop_name = models.CharField(_("name of the shop"), max_length=160)
    address = models.CharField(_("address of the shop"), max_length=240, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    moment = models.CharField(_("when it suits you"), max_length=160, blank=True)
    message = models.TextField(_("something else"), max_length=600, blank=True)
    language = models.CharField(max_length=2, default=languages.SOURCE)
    shop = models.ForeignKey(
        Shop,
        verbose_name=_("shop"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="visit_requests",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="visit_requests",
    )
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who goes there"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(
        _("state"), max_length=8, choices=VisitState, default=VisitState.NEW
    )
    planned_at = models.DateTimeField(_("visit on"), null=True, blank=True)
    note = models.TextField(_("note of the city"), max_length=600, blank=True)
    made_at = models.DateTimeField(_("asked on"), default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    panels = [
        FieldRowPanel([FieldPanel("state"), FieldPanel("agent")]),
        FieldPanel("planned_at"),
        FieldPanel("shop"),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("shop_name")]),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("moment"),
        FieldPanel("message"),
    ]

    class Meta:
        verbose_name = _("request for a visit")
        verbose_name_plural = _("requests for a visit")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.shop_name}, {self.name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note when the request was closed: a year later it is erased."""
        if self.state not in CLOSED_STATES:
            self.closed_at = None
        elif self.closed_at is None:
            self.closed_at = timezone.now()
        super().save(*args, **kwargs)

    @property
    def phone_words(self) -> str:
        """The number as it is read out: "+33 6 12 34 56 78"."""
        return phone_words(self.phone) if self.phone else ""


class FieldMandate(models.Model):
    """A merchant lets an agent of the city fill in his fiche; he says yes by a link.

    What the agent prepares stays in the shop's FicheDraft; nothing of it is public
    before `answer` is yes. Of the link only a digest is kept.
    """

    shop = models.ForeignKey(
        Shop, on_delete=models.CASCADE, related_name="field_mandates"
    )
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="field_mandates",
    )
    given_by = models.CharField(_("name of the merchant"), max_length=120)
    kind = models.CharField(
        _("given"), max_length=6, choices=MandateKind, default=MandateKind.SIGNED
    )
    given_on = models.DateField(_("on"), default=timezone.localdate)
    email = models.EmailField(_("e-mail address of the merchant"), blank=True)
    phone = models.CharField(_("phone of the merchant"), max_length=40, blank=True)
    request = models.ForeignKey(
        VisitRequest,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mandates",
    )
    language = models.CharField(max_length=2, default=languages.SOURCE)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(default=mandate_end)
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    remark = models.TextField(_("what to correct"), max_length=600, blank=True)
    remarked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("mandate to fill in a fiche")
        verbose_name_plural = _("mandates to fill in fiches")
        ordering = ["-made_at", "-pk"]
        permissions = [
            ("fill_for_others", _("Can fill in fiches on behalf of merchants"))
        ]

    def __str__(self) -> str:
        return f"{self.shop}, {self.given_by}"
