"""Points from which visitors count their way: stations, squares, museums."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.geo.fields import PointField
from places.choices import LandmarkKind


class Landmark(models.Model):
    """A point that everybody knows, offered where the visitor's position is not."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    kind = models.CharField(
        _("kind"), max_length=8, choices=LandmarkKind, default=LandmarkKind.METRO
    )
    city = models.CharField(_("town"), max_length=80, blank=True)
    location = PointField(_("position"))
    lat = models.FloatField(editable=False)
    lng = models.FloatField(editable=False)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("city")]),
        FieldPanel("location"),
    ]

    class Meta:
        verbose_name = _("starting point")
        verbose_name_plural = _("starting points")
        ordering = ["city", "name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}" if self.city else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Set the columns that queries read."""
        self.lng, self.lat = self.location["coordinates"][:2]
        super().save(*args, **kwargs)
