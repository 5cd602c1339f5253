"""Events, their dates, and the agenda."""

from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import BodyBlock
from core.geo.fields import PointField
from core.models import BasePage
from core.sections import SectionPage
from core.validators import validate_public_url
from events.choices import EventKind, EventStatus
from places.hours.timeline import PARIS
from places.models import Place

LAST_MINUTE = time(23, 59)
SECTION_SLUGS = {"fr": "agenda", "en": "whats-on", "nl": "agenda"}


class EventIndexPage(SectionPage):
    """The agenda in one language."""

    section_slugs = SECTION_SLUGS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name = _("agenda")


class EventPage(BasePage):
    """An event in one language; it happens at a place, or at a position of its own."""

    kind = models.CharField(
        _("kind"), max_length=12, choices=EventKind, default=EventKind.CONCERT
    )
    status = models.CharField(
        _("status"), max_length=10, choices=EventStatus, default=EventStatus.SCHEDULED
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    venue_words = models.CharField(_("or a place in words"), max_length=160, blank=True)
    location = PointField(_("or a position"), null=True, blank=True)
    is_free = models.BooleanField(_("free"), default=False)
    price_words = models.CharField(_("price"), max_length=160, blank=True)
    for_families = models.BooleanField(_("for families"), default=False)
    indoors = models.BooleanField(_("indoors"), default=False)
    organiser = models.CharField(_("organiser"), max_length=160, blank=True)
    booking_url = models.URLField(
        _("booking"), blank=True, validators=[validate_public_url]
    )
    is_demo = models.BooleanField(_("demonstration"), default=False)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("status")]),
        InlinePanel("dates", heading=_("Dates"), label=_("Date"), min_num=1),
        MultiFieldPanel(
            [
                FieldPanel("place"),
                FieldPanel("venue_words"),
                FieldPanel("location"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("is_free"), FieldPanel("price_words")]),
                FieldRowPanel([FieldPanel("for_families"), FieldPanel("indoors")]),
                FieldRowPanel([FieldPanel("organiser"), FieldPanel("booking_url")]),
                FieldPanel("is_demo"),
            ],
            heading=_("To know"),
        ),
        FieldPanel("body"),
    ]
    override_translatable_fields = [
        SynchronizedField("slug"),
        SynchronizedField("organiser"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("venue_words"),
    ]

    class Meta:
        verbose_name = _("event")

    @property
    def place_words(self) -> str:
        """The name of where it happens, in the page's language if it has a page."""
        if self.place is None:
            return self.venue_words
        shown = self.place.cards.get(self.locale.language_code)
        return shown["title"] if shown else self.place.name

    @property
    def point(self) -> tuple[float, float] | None:
        """(lng, lat) of where it happens; None when that is not known."""
        if self.place is not None and self.place.lng is not None:
            return self.place.lng, self.place.lat
        if self.location:
            lng, lat = self.location["coordinates"][:2]
            return lng, lat
        return None

    def clean(self) -> None:
        """Refuse an event that is nowhere."""
        super().clean()
        if not self.place_id and not self.venue_words:
            raise ValidationError(
                {"place": _("Choose a place, or write where it happens.")}
            )


class EventDate(models.Model):
    """One date of an event: what the agenda lists. UTC instants.

    A run over several days (`all_day`) is one date from its first to its last day.
    """

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="dates")
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), db_index=True)
    all_day = models.BooleanField(
        _("whole days"),
        default=False,
        help_text=_("An exhibition over weeks: only the days count, not the hours."),
    )

    panels = [
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("all_day"),
    ]

    class Meta:
        verbose_name = _("date")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")),
                name="events_date_in_order",
                violation_error_message=_("The end comes before the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.starts_at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Let a run over whole days begin at midnight and last until the next one."""
        if self.all_day:
            first, last = self.days
            self.starts_at = datetime.combine(first, time(), tzinfo=PARIS)
            self.ends_at = datetime.combine(last, LAST_MINUTE, tzinfo=PARIS)
        super().save(*args, **kwargs)

    @property
    def days(self) -> tuple[date, date]:
        """First and last day in Paris."""
        first, last = (t.astimezone(PARIS) for t in (self.starts_at, self.ends_at))
        return first.date(), last.date()

    def clean(self) -> None:
        """Say it in the form before the database refuses it."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The end comes before the start.")})
