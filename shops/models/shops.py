"""Shops as the city knows them, and who belongs to them."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from core.fields import CodesField
from core.validators import validate_public_url, validate_siret
from moderation.models import Union
from places.models import Place
from shops.choices import SPOKEN_CHOICES, MemberRole, Payment, Service, ShopStatus
from shops.models.categories import ShopCategory

RoleProvider = Callable[["Shop", Any], frozenset[str]]
_role_providers: list[RoleProvider] = []


def register_roles(provider: RoleProvider) -> RoleProvider:
    """Add who may be something to a shop: (shop, user) -> {"agent"}; a decorator."""
    _role_providers.append(provider)
    return provider


class Shop(index.Indexed, models.Model):
    """A shop as the city knows it: facts, the same in every language.

    Governance and facts live here, never in a page revision; the words and the
    pictures are on its ShopPage.
    """

    name = models.CharField(_("name"), max_length=160)
    place = models.OneToOneField(
        Place, verbose_name=_("place"), on_delete=models.PROTECT, related_name="shop"
    )
    category = models.ForeignKey(
        ShopCategory,
        verbose_name=_("category"),
        on_delete=models.PROTECT,
        related_name="shops",
        help_text=_("The French entry; other languages follow."),
    )
    status = models.CharField(
        _("status"), max_length=8, choices=ShopStatus, default=ShopStatus.ACTIVE
    )
    closed_on = models.DateField(
        _("closed for good on"),
        null=True,
        blank=True,
        help_text=_("Its page says so for twelve months, then it is gone."),
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("now at"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
        help_text=_("Another fiche for the same shop: visitors are sent there."),
    )
    legal_name = models.CharField(_("legal name"), max_length=160, blank=True)
    siret = models.CharField(
        _("SIRET"), max_length=14, blank=True, validators=[validate_siret]
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    website = models.URLField(
        _("website"), blank=True, validators=[validate_public_url]
    )
    languages = CodesField(_("languages spoken"), codes=SPOKEN_CHOICES)
    payments = CodesField(_("means of payment"), codes=Payment.choices)
    services = CodesField(_("services"), codes=Service.choices)
    phone_public = models.BooleanField(_("visitors see the phone number"), default=True)
    email_public = models.BooleanField(
        _("visitors see the e-mail address"), default=True
    )
    union = models.ForeignKey(
        Union,
        verbose_name=_("union"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="shops",
        help_text=_("Its president reads what the shop writes; without one the city."),
    )
    claimed_at = models.DateTimeField(
        _("kept by the shop since"),
        null=True,
        blank=True,
        help_text=_("Empty: the page says that the shop does not keep it yet."),
    )
    source = models.CharField(_("comes from"), max_length=40, blank=True)
    source_id = models.CharField(_("number there"), max_length=80, blank=True)
    is_demo = models.BooleanField(
        _("demonstration"),
        default=False,
        help_text=_("An invented shop: every page says so."),
    )

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("category"),
        index.FilterField("status"),
        index.FilterField("union"),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("place"),
        FieldRowPanel([FieldPanel("category"), FieldPanel("claimed_at")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("closed_on")]),
        FieldPanel("replaced_by"),
        FieldRowPanel([FieldPanel("legal_name"), FieldPanel("siret")]),
        FieldPanel("union"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("website")]),
        FieldRowPanel([FieldPanel("phone_public"), FieldPanel("email_public")]),
        FieldPanel("languages"),
        FieldPanel("payments"),
        FieldPanel("services"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_id")]),
        FieldPanel("is_demo"),
    ]

    class Meta:
        verbose_name = _("shop")
        verbose_name_plural = _("shops")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["siret"], name="shops_shop_siret")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
                name="shops_shop_once_per_source",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        """Whether visitors can still go to this shop, at this fiche."""
        return self.status == ShopStatus.ACTIVE and self.replaced_by_id is None

    def roles_of(self, user: Any) -> frozenset[str]:
        """What a person is to this shop now: "owner", "employee", "agent"; one query."""
        found = (provider(self, user) for provider in _role_providers)
        return frozenset().union(*found)

    def clean(self) -> None:
        """Refuse a shop that would send visitors in a circle."""
        super().clean()
        target = self.replaced_by
        if target is not None and (target.pk == self.pk or target.replaced_by_id):
            raise ValidationError(
                {"replaced_by": _("Choose the fiche that visitors shall see now.")}
            )


class Membership(models.Model):
    """Somebody keeps the fiche of a shop. Who leaves loses the row: the log remembers."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=8, choices=MemberRole)
    since = models.DateTimeField(_("since"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("member of a shop")
        verbose_name_plural = _("members of shops")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "user"], name="shops_member_once_per_shop"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.shop}"


@register_roles
def member_roles(shop: Shop, user: Any) -> frozenset[str]:
    """Owner or employee."""
    rows = Membership.objects.filter(shop=shop, user=user.pk)
    return frozenset(rows.values_list("role", flat=True))
