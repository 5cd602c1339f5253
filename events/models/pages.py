"""Events and the agenda."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

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
from core.fields import CodesField
from core.geo.fields import PointField
from core.models import BasePage
from core.sections import SectionPage
from core.validators import validate_phone, validate_public_url
from events import where
from events.calendar import write_dates
from events.choices import EventAccess, EventKind, EventStatus
from events.feeds.shown import sources_of
from events.forms import EventPageForm
from events.repetition import repeats_of
from places.models import Place

SECTION_SLUGS = {"fr": "agenda", "en": "whats-on", "nl": "agenda"}
# Addresses below the agenda that are its own feeds.
FEED_WORDS = ("ics", "atom")


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
    status_words = models.CharField(
        _("what changed"),
        max_length=160,
        blank=True,
        help_text=_("“Moved to the hall of the town hall”, “Put off until spring”."),
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
    age_min = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("up to age"), null=True, blank=True)
    access = CodesField(_("accessible to people who"), codes=EventAccess.choices)
    access_words = models.CharField(_("about access"), max_length=160, blank=True)
    organiser = models.CharField(_("organiser"), max_length=160, blank=True)
    organiser_url = models.URLField(
        _("website of the organiser"), blank=True, validators=[validate_public_url]
    )
    booking_url = models.URLField(
        _("booking"), blank=True, validators=[validate_public_url]
    )
    booking_phone = models.CharField(
        _("booking by phone"), max_length=20, blank=True, validators=[validate_phone]
    )
    booking_email = models.EmailField(_("booking by e-mail"), blank=True)
    online_url = models.URLField(
        _("address to follow it online"), blank=True, validators=[validate_public_url]
    )
    is_demo = models.BooleanField(_("demonstration"), default=False)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    base_form_class = EventPageForm
    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("status")]),
        FieldPanel("status_words"),
        InlinePanel("times", heading=_("Dates"), label=_("Date"), min_num=1),
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
                FieldRowPanel([FieldPanel("age_min"), FieldPanel("age_max")]),
                FieldPanel("access"),
                FieldPanel("access_words"),
                FieldRowPanel([FieldPanel("organiser"), FieldPanel("organiser_url")]),
                FieldPanel("booking_url"),
                FieldRowPanel(
                    [FieldPanel("booking_phone"), FieldPanel("booking_email")]
                ),
                FieldPanel("online_url"),
                FieldPanel("is_demo"),
            ],
            heading=_("To know"),
        ),
        FieldPanel("body"),
    ]
    override_translatable_fields = [
        SynchronizedField("slug"),
        SynchronizedField("organiser"),
        SynchronizedField("booking_phone"),
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
        return where.words_of(shown, self.place.name, self.venue_words)

    @property
    def point(self) -> tuple[float, float] | None:
        """(lng, lat) of where it happens; None when that is not known."""
        lng, lat = (self.place.lng, self.place.lat) if self.place else (None, None)
        return where.point_of(lng, lat, self.location)

    def clean(self) -> None:
        """Refuse an event that is nowhere, or for people of no age."""
        super().clean()
        if self.slug in FEED_WORDS:
            raise ValidationError(
                {"slug": _("The agenda uses this address itself: choose another.")}
            )
        if not self.place_id and not self.venue_words and not self.online_url:
            raise ValidationError(
                {"place": _("Choose a place, or write where it happens.")}
            )
        known = self.age_min is not None and self.age_max is not None
        if known and self.age_max < self.age_min:
            raise ValidationError(
                {"age_max": _("The highest age is below the lowest.")}
            )

    def prepare(self) -> dict[str, Any]:
        """What every page has, the sources that told of the event, its repetitions."""
        sources = sources_of([self.translation_key]).get(self.translation_key, [])
        return {**super().prepare(), "sources": sources, "repeats": repeats_of(self)}

    def after_prepare(self) -> None:
        """Write the dates that the agenda lists."""
        write_dates(self)
