"""Territories and their districts."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
)
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.geo.areas import check_area
from core.pictures import prepared_picture
from places.choices import TerritoryState


class Territory(TranslatableMixin, models.Model):
    """A part of the metropolis with a page of its own: Roubaix, Wazemmes, Weppes."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80)
    summary = models.CharField(_("summary"), max_length=240, blank=True)
    body = RichTextField(
        _("text"), blank=True, features=["h2", "h3", "bold", "italic", "ul", "link"]
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=TerritoryState,
        default=TerritoryState.PREPARATION,
    )
    outline = models.JSONField(
        _("outline"),
        null=True,
        blank=True,
        validators=[check_area],
        help_text=_("GeoJSON Polygon or MultiPolygon."),
    )
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("description of the picture"), max_length=200, blank=True
    )
    prepared_picture = models.JSONField(null=True, editable=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("summary"),
        TranslatableField("body"),
        TranslatableField("picture_alt"),
        SynchronizedField("slug"),
        SynchronizedField("state"),
        SynchronizedField("outline"),
        SynchronizedField("picture"),
        SynchronizedField("position"),
    ]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("state"), FieldPanel("position")]),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("picture"), FieldPanel("picture_alt")]),
        FieldPanel("outline"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"], name="places_territory_locale_slug"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Prepare the picture for the pages that show this territory."""
        self.prepared_picture = prepared_picture(self.picture, self.picture_alt)
        super().save(*args, **kwargs)


class District(TranslatableMixin, models.Model):
    """A quarter of a town, or a village: what visitors filter by, never a folder."""

    territory = models.ForeignKey(
        Territory,
        verbose_name=_("territory"),
        on_delete=models.PROTECT,
        related_name="districts",
    )
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80)
    outline = models.JSONField(
        _("outline"),
        null=True,
        blank=True,
        validators=[check_area],
        help_text=_("GeoJSON Polygon or MultiPolygon."),
    )

    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("territory"),
        SynchronizedField("slug"),
        SynchronizedField("outline"),
    ]
    panels = [
        FieldPanel("territory"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("outline"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"], name="places_district_locale_slug"
            )
        ]

    def __str__(self) -> str:
        return self.name
