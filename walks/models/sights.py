"""Sights and the list of them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
)
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import BodyBlock
from core.models import BasePage
from core.sections import SectionPage
from core.validators import validate_public_url
from places.models import Place
from places.services import show_page
from walks.choices import SightKind

SIGHT_SLUGS = {"fr": "a-voir", "en": "sights", "nl": "bezienswaardigheden"}


class SightIndexPage(SectionPage):
    """The list of sights in one language."""

    section_slugs = SIGHT_SLUGS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["walks.SightPage"]

    class Meta:
        verbose_name = _("list of sights")


class SightPage(BasePage):
    """A museum, a monument, a market: what one comes to see."""

    kind = models.CharField(
        _("kind"), max_length=10, choices=SightKind, default=SightKind.MUSEUM
    )
    place = models.ForeignKey(
        Place, verbose_name=_("place"), on_delete=models.PROTECT, related_name="sights"
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    price_words = models.CharField(
        _("prices"),
        max_length=200,
        blank=True,
    )
    price_checked_on = models.DateField(_("prices checked on"), null=True, blank=True)
    price_source_url = models.URLField(
        _("where the prices are published"),
        blank=True,
        validators=[validate_public_url],
    )
    hours_source_url = models.URLField(
        _("where the hours are published"),
        blank=True,
        validators=[validate_public_url],
    )
    hours_words = models.CharField(
        _("about the hours"),
        max_length=240,
        blank=True,
        help_text=_("What visitors must know of them: last entry, doubts, the source."),
    )
    getting_there = models.CharField(_("getting there"), max_length=240, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=100)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["walks.SightIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("position")]),
        FieldPanel("place"),
        FieldPanel("hours_words"),
        FieldPanel("hours_source_url"),
        FieldPanel("price_words"),
        FieldRowPanel([FieldPanel("price_checked_on"), FieldPanel("price_source_url")]),
        FieldPanel("getting_there"),
        FieldRowPanel([FieldPanel("website"), FieldPanel("email")]),
        FieldPanel("body"),
    ]
    override_translatable_fields = [SynchronizedField("slug")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("sight")

    def prepare(self) -> dict[str, Any]:
        """Add the name of the district in the page's language."""
        district = self.place.district
        local = district and (district.get_translation_or_none(self.locale) or district)
        return {
            **super().prepare(),
            "area": local.name if local else self.place.city,
            "territory": local.territory.name if local else "",
        }

    def after_prepare(self) -> None:
        """Let the place know what is shown of this page."""
        card = self.place_card() if self.is_public else None
        show_page(self.place_id, self.locale.language_code, card)

    def place_card(self) -> dict[str, Any]:
        """What places.services.show_page remembers of this page."""
        with override(self.locale.language_code):
            kind = str(SightKind(self.kind).label)
        return {
            "url": self.path_url,
            "title": self.title,
            "kind": kind,
            "area": self.prepared.get("area", ""),
            "picture": self.prepared.get("picture"),
            "summary": self.summary,
            "type": "sight",
        }
