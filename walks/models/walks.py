"""Walks, their ordered steps, what they pass, and the list of them."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.geo.fields import LineField, PointField
from core.models import BasePage
from core.statements import Statement
from places.choices import YesNo
from places.models import Place
from walks import editor
from walks.along import find_places_on, route_facts
from walks.choices import Difficulty, Mode, Pace, Surface
from walks.measures import measure
from walks.step_pictures import prepared_steps


class WalkPage(BasePage):
    """A walk: a route on the map and the steps along it, in one language.

    `distance_m` and `duration_min` follow from the route unless an editor gave them.
    What lies within reach of the route is in PlaceOnWalk.
    """

    route = LineField(_("route"))
    mode = models.CharField(_("mode"), max_length=8, choices=Mode, default=Mode.FOOT)
    difficulty = models.CharField(
        _("difficulty"), max_length=10, choices=Difficulty, default=Difficulty.EASY
    )
    pace = models.CharField(_("pace"), max_length=8, choices=Pace, default=Pace.EASY)
    distance_override_m = models.PositiveIntegerField(
        _("distance in metres"),
        null=True,
        blank=True,
        help_text=_("Empty: measured on the route."),
    )
    duration_override_min = models.PositiveIntegerField(
        _("duration in minutes"),
        null=True,
        blank=True,
        help_text=_("Empty: from distance, pace and climb, without stops."),
    )
    climb_override_m = models.PositiveIntegerField(
        _("climb in metres"),
        null=True,
        blank=True,
        help_text=_("Empty: measured when the track has elevations."),
    )
    distance_m = models.PositiveIntegerField(default=0, editable=False)
    duration_min = models.PositiveIntegerField(default=0, editable=False)
    climb_m = models.PositiveIntegerField(null=True, editable=False)
    stops_min = models.PositiveIntegerField(default=0, editable=False)
    is_loop = models.BooleanField(default=False, editable=False)
    surface = models.CharField(
        _("surface"), max_length=8, choices=Surface, default=Surface.UNKNOWN
    )
    has_stairs = models.CharField(
        _("stairs"), max_length=8, choices=YesNo, default=YesNo.UNKNOWN
    )
    has_benches = models.CharField(
        _("benches"), max_length=8, choices=YesNo, default=YesNo.UNKNOWN
    )
    has_toilets = models.CharField(
        _("toilets"), max_length=8, choices=YesNo, default=YesNo.UNKNOWN
    )
    access_words = models.CharField(_("about access"), max_length=240, blank=True)
    start_words = models.CharField(_("where it starts"), max_length=160, blank=True)
    route_source = models.CharField(
        _("source of the route"),
        max_length=160,
        blank=True,
        help_text=_("Shown under the map: © OpenStreetMap contributors, ODbL."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=100)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["walks.WalkIndexPage"]
    subpage_types: list[str] = []
    base_form_class = editor.WalkForm
    content_panels = [
        editor.WarningsPanel(heading=_("To look at")),
        *BasePage.content_panels,
        editor.ROUTE_PANEL,
        editor.ACCESS_PANEL,
        FieldPanel("body"),
        *editor.STEPS_PANELS,
    ]
    override_translatable_fields = [SynchronizedField("slug")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.RelatedFields(
            "steps", [index.SearchField("title"), index.SearchField("text")]
        ),
    ]

    class Meta:
        verbose_name = _("walk")

    def ordered_steps(self) -> list["WalkStep"]:
        """The steps in order, those of a draft too; one query for a saved walk."""
        if "steps" in getattr(self, "_cluster_related_objects", {}):
            return sorted(self.steps.all(), key=lambda step: step.sort_order or 0)
        return STEPS(walk_id=self.pk)

    def prepare(self) -> dict[str, Any]:
        """Add what follows from the route (see `route_facts`), and what steps show."""
        return {**super().prepare(), **route_facts(self), **prepared_steps(self)}

    def after_prepare(self) -> None:
        """Find again which places lie within reach of the route."""
        find_places_on(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Measure the route before saving."""
        measure(self)
        super().save(*args, **kwargs)


class WalkStep(TranslatableMixin, Orderable):
    """One stop of a walk; it may be a place that has a page (a sight, a shop)."""

    walk = ParentalKey(WalkPage, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("title"), max_length=120)
    text = RichTextField(_("text"), blank=True, features=["bold", "italic", "link"])
    place = models.ForeignKey(
        Place,
        verbose_name=_("sight or shop"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="walk_steps",
        help_text=_("Its page, picture and hours are shown with the step."),
    )
    location = PointField(
        _("position"),
        null=True,
        blank=True,
        help_text=_("Empty: the position of the sight or shop."),
    )
    stop_min = models.PositiveSmallIntegerField(
        _("minutes to stay"), default=0, help_text=_("0: one only passes.")
    )
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the picture of the sight or shop."),
    )
    picture_alt = models.CharField(
        _("description of the picture"), max_length=200, blank=True
    )

    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("text"),
        SynchronizedField("place"),
        SynchronizedField("location"),
        SynchronizedField("stop_min"),
        SynchronizedField("picture"),
        TranslatableField("picture_alt"),
    ]
    panels = [
        FieldPanel("title"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("stop_min")]),
        FieldPanel("location"),
        FieldRowPanel([FieldPanel("picture"), FieldPanel("picture_alt")]),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("step")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a step that is nowhere."""
        super().clean()
        if not self.location and not self.place_id:
            raise ValidationError(
                {"location": _("Set the position, or choose a sight or a shop.")}
            )

    @property
    def point(self) -> tuple[float, float] | None:
        """(lng, lat) of the step; None when its place lost its position."""
        if self.location:
            lng, lat = self.location["coordinates"][:2]
            return lng, lat
        if self.place is not None and self.place.lng is not None:
            return self.place.lng, self.place.lat
        return None


STEPS = Statement(
    lambda walk_id: (
        WalkStep.objects.filter(walk=walk_id)
        .select_related("place")
        .only(
            "sort_order",
            "title",
            "text",
            "location",
            "stop_min",
            "picture",
            "picture_alt",
            *(
                f"place__{name}"
                for name in (
                    "cards",
                    "hours_compiled",
                    "hours_confirmed_at",
                    "lat",
                    "lng",
                )
            ),
        )
        .order_by("sort_order", "pk")
    ),
    walk_id=int,
)


class PlaceOnWalk(models.Model):
    """A place within reach of a walk's route; written by walks.services."""

    walk = models.ForeignKey(
        WalkPage, on_delete=models.CASCADE, related_name="places_on_walk"
    )
    place = models.ForeignKey(
        Place, on_delete=models.CASCADE, related_name="walks_passing"
    )
    along_m = models.PositiveIntegerField()
    away_m = models.PositiveIntegerField()

    class Meta:
        ordering = ["along_m", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["walk", "place"], name="walks_place_once_per_walk"
            )
        ]

    def __str__(self) -> str:
        return f"{self.walk_id}: {self.place_id} ({self.along_m} m)"
