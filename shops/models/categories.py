"""The trades of shops."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField


class ShopCategory(TranslatableMixin, models.Model):
    """A trade: bakery, bookshop... with its codes in NAF and schema.org."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80)
    naf_codes = models.JSONField(
        _("NAF codes"), default=list, blank=True, help_text=_('["10.71C", "47.24Z"]')
    )
    schema_type = models.CharField(
        _("schema.org type"),
        max_length=60,
        default="Store",
        validators=[
            RegexValidator(
                r"^[A-Z][A-Za-z]+$", _("A schema.org type is one word: Bakery.")
            )
        ],
    )
    osm_tag = models.CharField(_("OpenStreetMap tag"), max_length=60, blank=True)
    icon = models.CharField(_("icon"), max_length=40, blank=True)

    translatable_fields = [
        TranslatableField("name"),
        SynchronizedField("slug"),
        SynchronizedField("naf_codes"),
        SynchronizedField("schema_type"),
        SynchronizedField("osm_tag"),
        SynchronizedField("icon"),
    ]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("schema_type"), FieldPanel("osm_tag")]),
        FieldPanel("naf_codes"),
        FieldPanel("icon"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("shop category")
        verbose_name_plural = _("shop categories")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"], name="shops_category_locale_slug"
            )
        ]

    def __str__(self) -> str:
        return self.name
