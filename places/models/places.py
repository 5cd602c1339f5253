"""Places: where they are, when they are open, how one gets in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.search import index

from core.geo.fields import PointField
from core.validators import validate_phone
from places.choices import HoursSource, Precision, Ramp, Wheelchair, YesNo
from places.codes import new_code
from places.hours.compiler import Closure as ClosedSpan
from places.hours.compiler import compile_hours
from places.hours.faults import HoursError
from places.hours.school import school_holidays
from places.hours.validation import check_hours
from places.hours.wording import fault_words
from places.models.territories import District


class Place(index.Indexed, ClusterableModel):
    """One spot on the map: where it is, when it is open, how one gets in.

    Shops, sights and event venues point to it. `hours_compiled` is what
    places.hours.state evaluates: the typed hours with school holidays as dates and
    closures at the end. `cards` holds, by language, what is shown of the page about
    this place ({"fr": {"url", "title", "kind", "picture", ...}}); the app that owns
    the page writes it by places.services.show_page.
    """

    name = models.CharField(_("name"), max_length=160)
    street_address = models.CharField(
        _("street and number"), max_length=160, blank=True
    )
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    insee = models.CharField(_("INSEE code"), max_length=5, blank=True)
    district = models.ForeignKey(
        District,
        verbose_name=_("district"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="places",
        help_text=_("The French entry; other languages follow."),
    )
    location = PointField(_("position"), null=True, blank=True)
    lat = models.FloatField(null=True, editable=False)
    lng = models.FloatField(null=True, editable=False)
    precision = models.CharField(
        _("position is"), max_length=12, choices=Precision, default=Precision.EXACT
    )
    opening_hours = models.CharField(
        _("opening hours"),
        max_length=1000,
        blank=True,
        help_text=_(
            "OpenStreetMap notation: Tu-Fr 09:30-12:30,14:00-19:00; Sa 10:00-19:00; "
            "PH off"
        ),
    )
    hours_source = models.CharField(
        _("hours come from"),
        max_length=12,
        choices=HoursSource,
        default=HoursSource.UNKNOWN,
    )
    hours_confirmed_at = models.DateTimeField(
        _("hours confirmed on"), null=True, blank=True
    )
    hours_compiled = models.TextField(editable=False, default="", blank=True)
    phone = models.CharField(
        _("phone"), max_length=20, blank=True, validators=[validate_phone]
    )
    wheelchair = models.CharField(
        _("with a wheelchair"),
        max_length=8,
        choices=Wheelchair,
        default=Wheelchair.UNKNOWN,
    )
    accessible_toilets = models.CharField(
        _("accessible toilets"), max_length=8, choices=YesNo, default=YesNo.UNKNOWN
    )
    entrance_steps = models.PositiveSmallIntegerField(
        _("steps at the entrance"), null=True, blank=True
    )
    entrance_ramp = models.CharField(
        _("ramp at the entrance"),
        max_length=10,
        choices=Ramp,
        default=Ramp.UNKNOWN,
    )
    entrance_width_cm = models.PositiveSmallIntegerField(
        _("width of the entrance in cm"), null=True, blank=True
    )
    call_bell = models.CharField(
        _("call bell"), max_length=8, choices=YesNo, default=YesNo.UNKNOWN
    )
    hearing_loop = models.CharField(
        _("hearing loop"), max_length=8, choices=YesNo, default=YesNo.UNKNOWN
    )
    trained_staff = models.CharField(
        _("staff trained to welcome disabled people"),
        max_length=8,
        choices=YesNo,
        default=YesNo.UNKNOWN,
    )
    disabled_parking = models.CharField(
        _("parking for disabled people nearby"),
        max_length=8,
        choices=YesNo,
        default=YesNo.UNKNOWN,
    )
    code = models.CharField(_("short code"), max_length=8, unique=True, editable=False)
    cards = models.JSONField(default=dict, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("street_address"),
        index.FilterField("district"),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["lat", "lng"], name="places_place_position")]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}" if self.city else self.name

    def clean(self) -> None:
        """Refuse hours that nothing can evaluate."""
        super().clean()
        if self.opening_hours:
            try:
                self.opening_hours = check_hours(self.opening_hours)
            except HoursError as fault:
                raise ValidationError({"opening_hours": fault_words(fault)}) from fault

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Set code and indexed position, and compile the hours, before saving."""
        if not self.code:
            self.code = new_code(lambda code: Place.objects.filter(code=code).exists())
        self.lng, self.lat = (
            self.location["coordinates"][:2] if self.location else (None, None)
        )
        self.hours_compiled = self.compiled_hours()
        super().save(*args, **kwargs)

    def compiled_hours(self) -> str:
        """Hours, closures, answers for special days, school holidays: one expression."""
        closures = self.closures.all()
        spans = [ClosedSpan(c.first_day, c.last_day, c.reason) for c in closures]
        answers = [answer.day_hours for answer in self.day_answers.all()]
        return compile_hours(self.opening_hours, spans, school_holidays(), answers)

    @property
    def address_line(self) -> str:
        """Street, postal code and town on one line."""
        town = f"{self.postal_code} {self.city}".strip()
        return ", ".join(part for part in (self.street_address, town) if part)


PLACE_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("name"),
            FieldPanel("street_address"),
            FieldRowPanel(
                [FieldPanel("postal_code"), FieldPanel("city"), FieldPanel("insee")]
            ),
            FieldPanel("district"),
            FieldPanel("phone"),
        ],
        heading=_("Address"),
    ),
    MultiFieldPanel(
        [FieldPanel("location"), FieldPanel("precision")], heading=_("Position")
    ),
    MultiFieldPanel(
        [
            FieldPanel("opening_hours"),
            FieldRowPanel(
                [FieldPanel("hours_source"), FieldPanel("hours_confirmed_at")]
            ),
            InlinePanel("closures", heading=_("Closures"), label=_("Closure")),
            InlinePanel(
                "day_answers", heading=_("Special days"), label=_("Special day")
            ),
        ],
        heading=_("Opening hours"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("wheelchair"),
            FieldRowPanel(
                [FieldPanel("entrance_steps"), FieldPanel("entrance_width_cm")]
            ),
            FieldRowPanel([FieldPanel("entrance_ramp"), FieldPanel("call_bell")]),
            FieldRowPanel(
                [FieldPanel("accessible_toilets"), FieldPanel("disabled_parking")]
            ),
            FieldRowPanel([FieldPanel("hearing_loop"), FieldPanel("trained_staff")]),
        ],
        heading=_("Access"),
    ),
]
