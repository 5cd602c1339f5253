"""Trade unions of an area, and the federations that group them."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.fields import CodesField
from core.validators import validate_phone
from moderation.choices import WORKING_DAYS
from places.models import District, Territory


def monday_to_friday() -> list[str]:
    """The days on which most unions work."""
    return ["mo", "tu", "we", "th", "fr"]


class Federation(models.Model):
    """A group of unions that sees their totals."""

    name = models.CharField(_("name"), max_length=120, unique=True)

    panels = [FieldPanel("name")]

    class Meta:
        verbose_name = _("federation")
        verbose_name_plural = _("federations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Union(models.Model):
    """A trade union: its perimeter, and how fast it promises to read.

    Only the city changes it. Its members are the shops that point to it, those who
    read for it hold a Mandate. It answers for what it says itself, as a shop does (see
    moderation.governed): who holds a mandate writes, and the city reads.
    """

    union_id = None

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    federation = models.ForeignKey(
        Federation,
        verbose_name=_("federation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="unions",
    )
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("territory"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The French entry; other languages follow."),
    )
    districts = models.ManyToManyField(
        District,
        verbose_name=_("districts"),
        blank=True,
        related_name="unions",
        help_text=_("New shops of these districts join this union. French entries."),
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(
        _("phone"), max_length=20, blank=True, validators=[validate_phone]
    )
    review_days = models.PositiveSmallIntegerField(
        _("working days to read a fiche"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text=_("Later the city reads it. Ten days at most."),
    )
    working_days = CodesField(
        _("working days"), codes=WORKING_DAYS, default=monday_to_friday
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("federation"), FieldPanel("territory")]),
        FieldPanel("districts"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        FieldPanel("review_days"),
        FieldPanel("working_days"),
    ]

    class Meta:
        verbose_name = _("union")
        verbose_name_plural = _("unions")
        ordering = ["name"]
        permissions = [("review_every_union", _("Review for every union (the city)"))]

    def __str__(self) -> str:
        return self.name

    def roles_of(self, user: Any) -> frozenset[str]:
        """Who holds a mandate now speaks for the union."""
        current = self.mandates.current().filter(user=user)
        return frozenset({"owner"}) if current.exists() else frozenset()

    def clean_fields(self, exclude: Any = None) -> None:
        """A union that never works would never have to answer."""
        super().clean_fields(exclude)
        self.working_days = self.working_days or monday_to_friday()
