"""How somebody comes to keep a fiche: by a proof, or invited by who keeps it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import languages
from core.validators import validate_siret
from merchants.choices import ClaimState, Proof
from shops.choices import MemberRole
from shops.models import Shop

INVITATION_LIFE = timedelta(days=14)


def invitation_end() -> datetime:
    """When an invitation made now ends."""
    return timezone.now() + INVITATION_LIFE


class Claim(models.Model):
    """Somebody says that a shop is his, and proves it.

    `company` is what the register of companies said of the SIRET, or what was typed:
    {"name", "legal_name", "street_address", "postal_code", "city", "insee", "naf",
    "lat", "lng", "source": "register" or "typed"}. Of the code only a digest is kept.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims"
    )
    shop = models.ForeignKey(
        Shop,
        verbose_name=_("shop"),
        on_delete=models.CASCADE,
        related_name="claims",
    )
    siret = models.CharField(
        _("SIRET"), max_length=14, blank=True, validators=[validate_siret]
    )
    company = models.JSONField(default=dict)
    proof = models.CharField(
        _("proof"), max_length=8, choices=Proof, default=Proof.UNION
    )
    state = models.CharField(
        _("state"), max_length=9, choices=ClaimState, default=ClaimState.WAITING
    )
    message = models.TextField(_("words to the union"), max_length=400, blank=True)
    language = models.CharField(max_length=2, default=languages.SOURCE)
    code_digest = models.CharField(max_length=64, blank=True)
    code_ends_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    letter_printed_at = models.DateTimeField(_("letter sent on"), null=True, blank=True)
    made_at = models.DateTimeField(_("asked on"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(_("reason"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("claim of a fiche")
        verbose_name_plural = _("claims of fiches")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "shop"],
                condition=models.Q(state="waiting"),
                name="merchants_claim_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.shop}, {self.made_at:%Y-%m-%d}"


class Invitation(models.Model):
    """A link by which somebody joins those who keep a fiche; only a digest is kept."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(
        _("role"), max_length=8, choices=MemberRole, default=MemberRole.EMPLOYEE
    )
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(default=invitation_end)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "email"], name="merchants_invited_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.shop}, {self.made_at:%Y-%m-%d}"
