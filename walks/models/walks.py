"""Walks, their ordered steps, what they pass, and the list of them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.geo.fields import LineField, PointField
from core.geo.geometry import length_m
from core.models import BasePage
from core.sections import SectionPage
from core.statements import Statement
from places.models import Place
from walks.along import drawn_map, find_places_on, steps_along
from walks.choices import Difficulty, Mode

WALK_SLUGS = {"fr": "balades", "en": "walks", "nl": "wandelingen"}


SPEEDS_KMH = {Mode.FOOT: 4.5, Mode.BIKE: 14.0}


class WalkIndexPage(SectionPage):
    """The list of walks in one language."""

    section_slugs = WALK_SLUGS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["walks.WalkPage"]

    class Meta:
        verbose_name = _("list of walks")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the walk below; its field `route` hides Wagtail's method of that name."""
        if not path_components:
            return super().route(request, path_components)
        slug, *deeper = path_components
        walk = self.get_children().live().filter(slug=slug).first()
        if walk is None or deeper:
            raise Http404("no such walk")
        return RouteResult(walk.specific)


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
        help_text=_("Empty: from the distance, without stops."),
    )
    distance_m = models.PositiveIntegerField(default=0, editable=False)
    duration_min = models.PositiveIntegerField(default=0, editable=False)
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
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("route", required_on_save=True),
                FieldRowPanel([FieldPanel("mode"), FieldPanel("difficulty")]),
                FieldRowPanel(
                    [
                        FieldPanel("distance_override_m"),
                        FieldPanel("duration_override_min"),
                    ]
                ),
                FieldPanel("start_words"),
                FieldPanel("route_source"),
                FieldPanel("position"),
            ],
            heading=_("Route"),
        ),
        FieldPanel("body"),
        InlinePanel("steps", heading=_("Steps"), label=_("Step")),
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
        """Add the drawn map in the page's language, and how far along each step is."""
        return {
            **super().prepare(),
            "drawing": drawn_map(self),
            "along_m": steps_along(self),
        }

    def after_prepare(self) -> None:
        """Find again which places lie within reach of the route."""
        find_places_on(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Measure the route before saving."""
        measured_m = round(length_m(self.route["coordinates"])) if self.route else 0
        self.distance_m = self.distance_override_m or measured_m
        speed_m_per_min = SPEEDS_KMH[Mode(self.mode)] * 1000 / 60
        self.duration_min = self.duration_override_min or max(
            1, round(self.distance_m / speed_m_per_min)
        )
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

    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("text"),
        SynchronizedField("place"),
        SynchronizedField("location"),
    ]
    panels = [
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("place"),
        FieldPanel("location"),
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
